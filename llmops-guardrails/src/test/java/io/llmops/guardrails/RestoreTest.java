package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.record.ActiveCall;
import io.llmops.record.ChannelScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The model sees placeholders, the caller's answer the texts again. */
class RestoreTest {

    private static final LlmRequest REQUEST = LlmRequest.of("model-x", "write to ann, not to bob: ann is back");

    private final FakeGuardrail seen = FakeGuardrail.words("seen", "ann");
    private final Screening screening = new Screening(Guardrails.builder()
            .input(
                    FakeGuardrail.words("names", "ann", "bob"),
                    Enforcement.enforce().restoring())
            .output(seen, Enforcement.enforce().threshold(1))
            .build());

    @Test
    void theModelSeesANumberedPlaceholderForEachText() {
        assertThat(screening.send(REQUEST).passages())
                .extracting("text")
                .containsExactly("write to [REDACTED:word:1], not to [REDACTED:word:2]: [REDACTED:word:1] is back");
    }

    @Test
    void theCallerGetsTheTextsBackAndOutputGuardrailsDoNotSeeThem() {
        screening.send(REQUEST);

        assertThat(screening.answer("Dear [REDACTED:word:1], [REDACTED:word:3] [x] ["))
                .isEqualTo("Dear ann, [REDACTED:word:3] [x] [");
        assertThat(seen.asked)
                .extracting(Text::content)
                .containsExactly("Dear [REDACTED:word:1], [REDACTED:word:3] [x] [");
    }

    @Test
    void howeverTheAnswerIsCutTheCallerGetsTheSame() {
        screening.send(REQUEST);
        String answer = "[[REDACTED:word:2] and [REDACTED:word:1]] [REDACTED:wo";
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            ChannelScreen channel = screening.screen.channel(Channel.text(i));
            StringBuilder shown = new StringBuilder();
            int at = 0;
            while (at < answer.length()) {
                int end = Math.min(answer.length(), at + 1 + random.nextInt(i < 50 ? 3 : 30));
                shown.append(channel.accept(answer.substring(at, end)));
                at = end;
            }
            assertThat(shown.append(channel.drain())).hasToString("[bob and ann] [REDACTED:wo");
        }
    }

    @Test
    void whatOnlyObservesPutsNothingAway() {
        List<Runnable> later = new ArrayList<>();
        Screening observed = new Screening(Guardrails.builder()
                .input(
                        FakeGuardrail.words("names", "ann"),
                        Enforcement.observe().restoring())
                .observeOn(later::add)
                .build());
        observed.send(REQUEST);
        Thread observer = new Thread(() -> later.forEach(Runnable::run));
        observer.start();
        assertThatCode(observer::join).doesNotThrowAnyException();

        assertThat(observed.actions()).containsExactly("names input observe redact word");
        assertThat(observed.screen.enforcesOutput()).isFalse();
        assertThat(observed.answer("[REDACTED:word:1]")).isEqualTo("[REDACTED:word:1]");
    }

    @Test
    void bracketsWithoutEndAreNoWork() {
        screening.send(REQUEST);
        String brackets = "[".repeat(1 << 20);
        assertThat(screening.answer(brackets)).isEqualTo(brackets);
    }

    @Test
    void whatCannotBecomeAPlaceholderIsShownAtOnce() {
        screening.send(REQUEST);
        ChannelScreen channel = new Screening(Guardrails.builder()
                        .input(
                                FakeGuardrail.words("names", "ann"),
                                Enforcement.enforce().restoring())
                        .build())
                .screen.channel(Channel.text(0));
        assertThat(channel.accept("plain [text, ")).isEqualTo("plain [text, ");
    }

    @Test
    void argumentsOfToolCallsStayJson() {
        Screening quoted = new Screening(Guardrails.builder()
                .input(
                        FakeGuardrail.words("names", "\"Ann\""),
                        Enforcement.enforce().restoring())
                .build());
        quoted.send(LlmRequest.of("model-x", "mail \"Ann\""));
        LlmResponse response = LlmResponse.builder()
                .choice(new Choice(
                        0,
                        List.of(new Part.ToolCall("1", "mail", "{\"to\": \"[REDACTED:word:1]\"}")),
                        Optional.empty()))
                .build();

        LlmResponse shown = ActiveCall.apply(quoted.screen.output(response, false), response);

        assertThat(shown.passages()).extracting("text").containsExactly("{\"to\": \"\\\"Ann\\\"\"}");
    }

    @Test
    void anAnswerIsEnforcedOnlyIfThereIsSomethingToRestore() {
        Screening inputOnly = new Screening(Guardrails.builder()
                .input(
                        FakeGuardrail.words("names", "ann"),
                        Enforcement.enforce().restoring())
                .build());
        assertThat(inputOnly.screen.enforcesOutput()).isFalse();
        inputOnly.send(LlmRequest.of("model-x", "nobody"));
        assertThat(inputOnly.screen.enforcesOutput()).isFalse();
        inputOnly.send(REQUEST);
        assertThat(inputOnly.screen.enforcesOutput()).isTrue();
        assertThat(inputOnly.answer("[REDACTED:word:1]!")).isEqualTo("ann!");
    }

    @Test
    void whatIsRedactedFromAnAnswerHasNowhereToBeRestoredFrom() {
        assertThatThrownBy(() ->
                        Guardrails.builder().output(seen, Enforcement.enforce().restoring()))
                .hasMessageContaining("'seen' looks at answers")
                .hasMessageContaining("use enforce()");
    }

    @Test
    void theVaultTellsNothing() {
        Vault vault = new Vault();
        vault.keep("name", "ann");
        assertThat(vault).hasToString("Vault{1 texts}");
    }
}
