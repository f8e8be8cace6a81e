package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.client.LlmClient;
import io.llmops.record.CallObserver;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The pipeline as an application meets it. */
class InstrumentedCallTest {

    private static final LlmRequest REQUEST = LlmRequest.builder("model-x")
            .system("keep the secret")
            .user("my secret")
            .extra("seed", 7)
            .build();

    private final ScriptedClient plain = new ScriptedClient();
    private final ShownStream host = new ShownStream();
    private final List<Outcome> outcomes = new ArrayList<>();

    private final CallObserver outcome = new CallObserver() {
        @Override
        public void onEnd(LlmCall call, Context context) {
            outcomes.add(call.outcome());
        }
    };

    private LlmClient guarded(Guardrails guardrails) {
        return LlmOps.builder()
                .guard(guardrails)
                .listener(start -> outcome)
                .evaluators(List.of())
                .build()
                .instrument(plain);
    }

    private static Guardrails redacting() {
        return Guardrails.builder()
                .input(FakeGuardrail.words("one", "secret"))
                .output(FakeGuardrail.words("one", "secret"))
                .build();
    }

    private void assertThatOnlyTheUsersTextWasRedacted(LlmRequest request) {
        assertThat(request.messages().get(0)).isSameAs(REQUEST.messages().get(0));
        assertThat(request.passages()).extracting("text").containsExactly("keep the secret", "my [REDACTED:word]");
        assertThat(request)
                .usingRecursiveComparison()
                .ignoringFields("messages")
                .isEqualTo(REQUEST);
    }

    @Test
    void redactsARequestAndItsAnswer() {
        LlmResponse answer = guarded(redacting()).chat(REQUEST);

        assertThatOnlyTheUsersTextWasRedacted(plain.sent.get(0));
        assertThat(answer.text()).isEqualTo("a [REDACTED:word] answer");
        assertThat(outcomes).containsExactly(Outcome.COMPLETED);
    }

    @Test
    void redactsAnAnswerThatComesLater() {
        CompletableFuture<LlmResponse> future = guarded(redacting()).chatAsync(REQUEST);
        assertThat(future).isNotDone();
        plain.provided.complete(LlmResponse.of("later a secret"));

        assertThatOnlyTheUsersTextWasRedacted(plain.sent.get(0));
        assertThat(future.join().text()).isEqualTo("later a [REDACTED:word]");
    }

    @Test
    void handsOnTheProvidersOwnFutureWhereNothingEnforcesTheOutput() {
        Guardrails guardrails = Guardrails.builder()
                .output(FakeGuardrail.words("one", "secret"), Enforcement.observe())
                .build();

        assertThat(guarded(guardrails).chatAsync(REQUEST)).isSameAs(plain.provided);
        assertThat(plain.sent.get(0)).isSameAs(REQUEST);
    }

    @Test
    void redactsAStreamAndTheWholeAnswerAlike() {
        guarded(redacting()).chatStreaming(REQUEST, host);
        for (String chunk : List.of("a se", "cr", "et answer")) {
            plain.handler.onChunk(Channel.text(0), chunk);
        }
        plain.handler.onComplete(LlmResponse.of("a secret answer"));

        assertThatOnlyTheUsersTextWasRedacted(plain.sent.get(0));
        assertThat(host.shown).containsExactly("TEXT:a [REDACTED:word] ", "TEXT:answer");
        assertThat(host.completed.text()).isEqualTo("a [REDACTED:word] answer");
    }

    @Test
    void cutsAStreamAndCancelsTheProvider() {
        guarded(Guardrails.builder().output(FakeGuardrail.blocksOn("bomb")).build())
                .chatStreaming(REQUEST, host);
        plain.handler.onChunk(Channel.text(0), "how to build a bo");
        plain.handler.onChunk(Channel.text(0), "mb: take");
        plain.handler.onChunk(Channel.text(0), " two");

        assertThat(host.error).isInstanceOf(CallBlockedException.class);
        assertThat(plain.cancelled).isTrue();
        assertThat(host.shown).containsExactly("TEXT:how to build ");
        assertThat(outcomes).containsExactly(Outcome.BLOCKED);
    }

    @Test
    void blocksBeforeTheProviderIsAsked() {
        LlmClient client = guarded(
                Guardrails.builder().input(FakeGuardrail.blocksOn("my secret")).build());

        assertThatThrownBy(() -> client.chat(REQUEST)).isInstanceOf(CallBlockedException.class);
        assertThatThrownBy(() -> client.chatAsync(REQUEST).join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(CallBlockedException.class);
        client.chatStreaming(REQUEST, host);
        assertThat(host.error).isInstanceOf(CallBlockedException.class);
        assertThat(plain.sent).isEmpty();
        assertThat(outcomes).containsExactly(Outcome.BLOCKED, Outcome.BLOCKED, Outcome.BLOCKED);
    }

    @Test
    void answersABlockedCallInAllThreeForms() {
        LlmClient client = guarded(Guardrails.builder()
                .input(FakeGuardrail.blocksOn("my secret"))
                .answerBlockedWith("No.")
                .build());
        client.chatStreaming(REQUEST, host);

        assertThat(client.chat(REQUEST).text()).isEqualTo("No.");
        assertThat(client.chatAsync(REQUEST).join().text()).isEqualTo("No.");
        assertThat(host.shown).containsExactly("TEXT:No.");
        assertThat(host.completed.text()).isEqualTo("No.");
        assertThat(plain.sent).isEmpty();
    }
}
