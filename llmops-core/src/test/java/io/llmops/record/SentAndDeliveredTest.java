package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.RecordedCalls;
import io.llmops.ScriptedClient;
import io.llmops.ScriptedGuard;
import io.llmops.StreamLog;
import io.llmops.call.CallBlockedException;
import io.llmops.call.CallFailure;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a finished call says of what left for the provider, what came back, what the caller got, and why not. */
class SentAndDeliveredTest {

    private static final LlmRequest REQUEST = LlmRequest.of("gpt-4o", "where is it");
    private static final LlmResponse RESPONSE = LlmResponse.of("in Ghent");

    private final RecordedCalls recorded = new RecordedCalls();
    private final ScriptedClient provider = new ScriptedClient();
    private final ScriptedGuard guard = new ScriptedGuard();
    private final LlmClient guarded =
            LlmOps.builder().guard(guard).listener(recorded).build().instrument(provider);
    private final LlmClient plain = LlmOps.builder().listener(recorded).build().instrument(provider);

    @Test
    void ofAPlainCall() {
        provider.answer = asked -> RESPONSE;

        plain.chat(REQUEST);

        LlmCall call = recorded.only();
        assertThat(call.sent()).containsSame(REQUEST);
        assertThat(call.response()).containsSame(RESPONSE);
        assertThat(call.delivered()).containsSame(RESPONSE);
        assertThat(call.failure()).isEmpty();
        assertThat(call.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(call.attempts()).isEqualTo(1);
    }

    @Test
    void ofAnEditedCall() {
        guard.input = guard.output = text -> text.toUpperCase(java.util.Locale.ROOT);
        provider.answer = asked -> RESPONSE;

        guarded.chat(REQUEST);

        LlmCall call = recorded.only();
        assertThat(call.request()).isSameAs(REQUEST);
        assertThat(call.sent()).contains(LlmRequest.of("gpt-4o", "WHERE IS IT"));
        assertThat(call.sent()).contains(provider.requests.get(0));
        assertThat(call.response()).containsSame(RESPONSE);
        assertThat(call.delivered()).contains(LlmResponse.of("IN GHENT"));
    }

    @Test
    void ofACallThatAGuardAnswers() {
        guard.insteadOfAsking = RESPONSE;

        guarded.chat(REQUEST);

        LlmCall call = recorded.only();
        assertThat(call.reachedProvider()).isFalse();
        assertThat(call.response()).isEmpty();
        assertThat(call.delivered()).containsSame(RESPONSE);
        assertThat(call.failure()).isEmpty();
        assertThat(call.outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void ofABlockedRequest() {
        guard.input = ScriptedGuard.blocking(Direction.INPUT);

        assertThatThrownBy(() -> guarded.chat(REQUEST)).isInstanceOf(CallBlockedException.class);

        assertNothing(recorded.only(), Outcome.BLOCKED);
        assertThat(recorded.only().failure()).isEmpty();
    }

    @Test
    void ofABlockedAnswer() {
        guard.output = ScriptedGuard.blocking(Direction.OUTPUT);
        provider.answer = asked -> RESPONSE;

        assertThatThrownBy(() -> guarded.chat(REQUEST)).isInstanceOf(CallBlockedException.class);

        LlmCall call = recorded.only();
        assertThat(call.sent()).containsSame(REQUEST);
        assertThat(call.response()).containsSame(RESPONSE);
        assertThat(call.delivered()).isEmpty();
        assertThat(call.failure()).isEmpty();
        assertThat(call.outcome()).isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void ofAStreamThatIsCut() {
        guard.output = ScriptedGuard.blocking(Direction.OUTPUT);
        guarded.chatStreaming(REQUEST, new StreamLog());
        provider.streams.get(0).onChunk(Channel.text(0), "in");
        provider.streams.get(0).onComplete(RESPONSE);

        assertSentOnly(recorded.only(), Outcome.BLOCKED);
        assertThat(recorded.only().errorType()).contains("blocked");
        assertThat(recorded.only().error()).isEmpty();
    }

    @Test
    void ofACancelledStream() {
        StreamHandle handle = plain.chatStreaming(REQUEST, new StreamLog());
        provider.streams.get(0).onChunk(Channel.text(0), "in");
        handle.cancel();

        assertThat(recorded.only().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(recorded.only().sent()).contains(REQUEST.withStreaming(true));
        assertThat(recorded.only().delivered()).isEmpty();
        assertThat(recorded.only().failure()).contains(CallFailure.of("cancelled"));
    }

    @Test
    void ofACallThatTheProviderFails() {
        LlmException refusal = new LlmException("overloaded", 529, "later", Optional.of(Duration.ofSeconds(3)));
        provider.answer = asked -> {
            throw refusal;
        };

        assertThatThrownBy(() -> plain.chat(REQUEST)).isSameAs(refusal);

        assertSentOnly(recorded.only(), Outcome.FAILED);
        assertThat(recorded.only().failure())
                .contains(new CallFailure("overloaded", Optional.of(refusal), Optional.of(Duration.ofSeconds(3))));
        assertThat(recorded.only().toString()).doesNotContain("later").doesNotContain("where is it");
    }

    private static void assertSentOnly(LlmCall call, Outcome outcome) {
        assertThat(call.outcome()).isEqualTo(outcome);
        assertThat(call.reachedProvider()).isTrue();
        assertThat(call.response()).isEmpty();
        assertThat(call.delivered()).isEmpty();
    }

    private static void assertNothing(LlmCall call, Outcome outcome) {
        assertThat(call.outcome()).isEqualTo(outcome);
        assertThat(call.sent()).isEmpty();
        assertThat(call.response()).isEmpty();
        assertThat(call.delivered()).isEmpty();
    }
}
