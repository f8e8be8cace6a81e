package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import io.llmops.call.Origin;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputTest {

    private static final LlmRequest CONVERSATION = LlmRequest.builder("model-x")
            .system("x system")
            .user("x user")
            .message(new Message(
                    Role.ASSISTANT, List.of(new Part.Text("x history"), new Part.ToolCall("1", "search", "{x}"))))
            .message(Message.toolResult("1", "x result"))
            .message(new Message(Role.USER, List.of(new Part.Document("x document"))))
            .build();

    @Test
    void looksAtEverythingButTheOperatorsText() {
        FakeGuardrail guardrail = FakeGuardrail.words("one", "x");
        LlmRequest sent = new Screening(Guardrails.builder().input(guardrail).build()).send(CONVERSATION);

        assertThat(guardrail.origins())
                .containsExactly(Origin.USER, Origin.HISTORY, Origin.TOOL_CALL, Origin.TOOL_RESULT, Origin.DOCUMENT);
        assertThat(sent.passages())
                .extracting("text")
                .containsExactly(
                        "x system",
                        "[REDACTED:word] user",
                        "[REDACTED:word] history",
                        "{[REDACTED:word]}",
                        "[REDACTED:word] result",
                        "[REDACTED:word] document");
    }

    @Test
    void trustsWhomItIsToldToTrust() {
        FakeGuardrail guardrail = FakeGuardrail.words("one", "x");
        new Screening(Guardrails.builder()
                        .input(guardrail)
                        .trust(Origin.HISTORY, Origin.USER)
                        .build())
                .send(CONVERSATION);

        assertThat(guardrail.origins()).contains(Origin.SYSTEM).doesNotContain(Origin.HISTORY, Origin.USER);
    }

    @Test
    void leavesTheRequestAloneIfThereIsNothingToRedact() {
        CallScreen screen = new Screening(Guardrails.builder()
                        .input(FakeGuardrail.words("one", "absent"))
                        .build())
                .screen;

        assertThat(screen.input(CONVERSATION)).isSameAs(Admission.UNCHANGED);
    }

    @Test
    void showsEachGuardrailTheTextAsTheOneBeforeLeftIt() {
        FakeGuardrail second = FakeGuardrail.words("two", "ser");
        LlmRequest sent = new Screening(Guardrails.builder()
                        .input(FakeGuardrail.words("one", "x u"))
                        .input(second)
                        .build())
                .send(LlmRequest.of("model-x", "x user"));

        assertThat(second.asked).containsExactly(Text.whole("[REDACTED:word]ser", Origin.USER));
        assertThat(sent.passages()).extracting("text").containsExactly("[REDACTED:word][REDACTED:word]");
    }

    @Test
    void endsTheRowAtABlock() {
        FakeGuardrail last = FakeGuardrail.words("last", "x");
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.words("first", "absent"))
                .input(FakeGuardrail.blocksOn("user"))
                .input(last)
                .build());

        assertThatThrownBy(() -> screening.screen.input(CONVERSATION))
                .isInstanceOf(CallBlockedException.class)
                .hasMessageContaining("guardrail 'stop' (category 'topic', rule 'word')")
                .hasMessageNotContaining("x user");
        assertThat(last.asked).isEmpty();
        assertThat(screening.actions())
                .containsExactly("first input enforce pass none", "stop input enforce block topic");
    }

    @Test
    void answersABlockedRequestIfToldSo() {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.blocksOn("user"))
                .output(FakeGuardrail.blocksOn("bomb"))
                .answerBlockedWith("Let us talk of something else.")
                .build());

        Admission.Answer answer = (Admission.Answer) screening.screen.input(CONVERSATION);

        assertThat(answer.reply().text()).isEqualTo("Let us talk of something else.");
        assertThat(screening.answer("a bomb")).isEqualTo("Let us talk of something else.");
    }

    @Test
    void makesAFindingABlockIfToldSo() {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.words("one", "x"), Enforcement.enforce().blocking())
                .build());

        assertThatThrownBy(() -> screening.screen.input(CONVERSATION))
                .isInstanceOfSatisfying(CallBlockedException.class, e -> {
                    assertThat(e.category()).isEqualTo("word");
                    assertThat(e.ruleId()).isEqualTo("x");
                    assertThat(e.direction()).isEqualTo(GuardrailDecision.Direction.INPUT);
                });
    }

    @Test
    void tellsScoreRuleAndDurationOfWhatWasDecided() {
        Screening screening = new Screening(Guardrails.builder()
                .input(FakeGuardrail.blocksOn("absent"))
                .input(FakeGuardrail.words("one", "x"))
                .build());
        screening.send(CONVERSATION);

        assertThat(screening.decisions).hasSize(2);
        assertThat(screening.decisions.get(0).score()).hasValue(0.1);
        assertThat(screening.decisions.get(1).score()).hasValue(0.5);
        assertThat(screening.decisions.get(1).ruleId()).isEqualTo("x");
        assertThat(screening.decisions).allMatch(decision -> decision.durationNanos() > 0);
    }

    @Test
    void staysOutOfTheWayWhereNothingIsConfigured() {
        assertThat(new Screening(Guardrails.builder().build()).screen).isSameAs(CallScreen.OPEN);
        Screening outputOnly = new Screening(
                Guardrails.builder().output(FakeGuardrail.words("one", "x")).build());
        assertThat(outputOnly.screen.input(CONVERSATION)).isSameAs(Admission.UNCHANGED);
        assertThat(outputOnly.decisions).isEmpty();
    }
}
