package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.llmops.ScriptedClient;
import io.llmops.ScriptedGuard;
import io.llmops.StreamLog;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What is captured is what guardrails left: nowhere in all that is exported is what they took out. */
class GuardedContentTest {

    private static final String SECRET = "hunter2";
    private static final LlmRequest REQUEST = LlmRequest.of("gpt-4o", "My password is hunter2.");
    private static final LlmResponse RESPONSE = LlmResponse.of("Yes, hunter2 it is.");

    private final MemoryBackend backend = new MemoryBackend();
    private final ScriptedClient provider = new ScriptedClient();
    private final ScriptedGuard guard = new ScriptedGuard();
    private final LlmClient client = LlmOps.builder()
            .openTelemetry(backend.otel)
            .guard(guard)
            .captureContent(ContentCapture.both().alsoOnSpans())
            .build()
            .instrument(provider);

    @Test
    void editsOfTheRequestAreCapturedInsteadOfIt() {
        guard.input = GuardedContentTest::redact;

        client.chat(REQUEST);

        assertThat(backend.everything()).contains("My password is ***.").doesNotContain(SECRET);
    }

    @Test
    void editsOfTheAnswerAreCapturedInsteadOfIt() {
        guard.input = guard.output = GuardedContentTest::redact;
        provider.answer = asked -> RESPONSE;

        assertThat(client.chat(REQUEST).text()).isEqualTo("Yes, *** it is.");

        assertThat(backend.everything()).contains("Yes, *** it is.").doesNotContain(SECRET);
    }

    @Test
    void editsOfAnAnswerThatComesLaterAreCapturedInsteadOfIt() {
        guard.input = guard.output = GuardedContentTest::redact;

        CompletableFuture<LlmResponse> future = client.chatAsync(REQUEST);
        provider.futures.get(0).complete(RESPONSE);

        assertThat(future.join().text()).isEqualTo("Yes, *** it is.");
        assertThat(backend.everything()).contains("Yes, *** it is.").doesNotContain(SECRET);
    }

    @Test
    void editsOfAStreamAreCapturedInsteadOfIt() {
        guard.input = guard.output = GuardedContentTest::redact;

        StreamLog host = stream("Yes, hun", "ter2 it is.");

        assertThat(host.text()).isEqualTo("Yes, *** it is.");
        assertThat(backend.everything()).contains("Yes, *** it is.").doesNotContain(SECRET);
    }

    @Test
    void aBlockedRequestIsNowhere() {
        guard.input = ScriptedGuard.blocking(Direction.INPUT);

        assertThatThrownBy(() -> client.chat(REQUEST)).isInstanceOf(CallBlockedException.class);

        assertThat(backend.spans()).hasSize(1);
        assertThat(backend.everything()).doesNotContain(SECRET, "password");
    }

    @Test
    void aRequestThatIsAnsweredByTheGuardIsNowhereButTheAnswerIs() {
        guard.insteadOfAsking = LlmResponse.of("I shall not say.");

        client.chat(REQUEST);

        assertThat(provider.requests).isEmpty();
        assertThat(backend.everything()).contains("I shall not say.").doesNotContain(SECRET, "password");
    }

    @Test
    void aBlockedAnswerIsNowhere() {
        guard.input = GuardedContentTest::redact;
        guard.output = ScriptedGuard.blocking(Direction.OUTPUT);
        provider.answer = asked -> RESPONSE;

        assertThatThrownBy(() -> client.chat(REQUEST)).isInstanceOf(CallBlockedException.class);

        assertThat(backend.everything()).contains("My password is ***.").doesNotContain(SECRET, "it is.");
    }

    @Test
    void anAnswerThatIsReplacedIsNowhereButItsReplacementIs() {
        guard.input = GuardedContentTest::redact;
        guard.insteadOfTheAnswer = LlmResponse.of("I shall not say.");
        provider.answer = asked -> RESPONSE;

        client.chat(REQUEST);

        assertThat(backend.everything()).contains("I shall not say.").doesNotContain(SECRET, "it is.");
    }

    @Test
    void aStreamThatIsCutIsNowhere() {
        guard.input = GuardedContentTest::redact;
        guard.output = ScriptedGuard.blocking(Direction.OUTPUT);

        StreamLog host = stream("Yes, hunter2", " it is.");

        assertThat(host.error).isInstanceOf(CallBlockedException.class);
        assertThat(backend.everything()).doesNotContain(SECRET, "it is.");
    }

    private StreamLog stream(String... chunks) {
        StreamLog host = new StreamLog();
        client.chatStreaming(REQUEST, host);
        for (String chunk : chunks) {
            provider.streams.get(0).onChunk(Channel.text(0), chunk);
        }
        provider.streams.get(0).onComplete(LlmResponse.of(String.join("", chunks)));
        return host;
    }

    private static String redact(String text) {
        return text.replace(SECRET, "***");
    }
}
