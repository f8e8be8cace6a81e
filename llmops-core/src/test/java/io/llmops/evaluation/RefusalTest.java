package io.llmops.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmRequest;
import io.llmops.call.Part;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    private static final String REST = "the first step is to look at the contract and at every date in it. ".repeat(5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I’m sorry, but I can’t help with that.",
                "I cannot provide instructions for this.",
                "As an AI language model, I do not have personal opinions on that.",
                "My apologies, but I cannot create such a list.",
                "Es tut mir leid, aber dabei kann ich Ihnen nicht helfen.",
                "Leider kann ich keine Auskunft dazu geben.",
                "Je suis désolé, mais je ne peux pas vous aider avec cette demande.",
                "Lo siento, pero no puedo ayudarte con eso.",
                "Mi dispiace, ma non posso aiutarti con questa richiesta.",
                "Desculpe, mas não posso ajudar com isso.",
                "Het spijt me, maar daar kan ik je niet mee helpen.",
            })
    void seesThatAnAnswerDeclines(String answer) {
        assertThat(evaluated(answer).label()).isEqualTo("refusal");
        assertThat(evaluated(answer).score()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sorry for the delay. Your parcel is in Leipzig.",
                "I'm sorry to hear that. You can return it within 30 days.",
                "The refusal said \"I can't help with that\" and nothing else.",
                "I cannot reproduce the bug with version 3.",
                "Unfortunately, the train at nine is full; the one at ten has seats.",
                "You can't help with that machine running.",
                "Leider ist der Zug um neun voll, der um zehn hat noch Plätze.",
                "Je suis désolé du retard : le colis arrive demain.",
            })
    void takesNoOtherAnswerForARefusal(String answer) {
        assertThat(evaluated(answer).label()).isEqualTo("answer");
    }

    @Test
    void givesHalfToAnAnswerThatDeclinesAndThenAnswersInPart() {
        assertThat(evaluated(
                        "I'm sorry, but I can't give legal advice. However, here is what people usually do: " + REST))
                .extracting(Evaluation::label, Evaluation::score)
                .containsExactly("partial", 0.5);
        assertThat(evaluated("I can't help with that. However, I can help with something else.")
                        .label())
                .isEqualTo("refusal");
    }

    @Test
    void believesTheProviderThatSaysSo() {
        Optional<Evaluation> evaluation =
                new Refusal().evaluate(Judged.call(LlmRequest.of("m", "?"), "Non.", Optional.of(FinishReason.REFUSAL)));

        assertThat(evaluation.orElseThrow().label()).isEqualTo("refusal");
    }

    @Test
    void judgesTheFirstOfSeveralChoices() {
        Choice answers = Choice.of("It is in Leipzig.");
        Choice declines = Choice.of("I'm sorry, but I can't help with that.");

        assertThat(new Refusal().evaluate(Judged.call(LlmRequest.of("m", "?"), answers, declines)))
                .map(Evaluation::label)
                .hasValue("answer");
    }

    @Test
    void doesNotJudgeAPicture() {
        Choice picture = new Choice(
                0, List.of(new Part.Media(io.llmops.call.Modality.IMAGE, "image/png")), Optional.of(FinishReason.STOP));

        assertThat(new Refusal().evaluate(Judged.call(LlmRequest.of("m", "?"), picture)))
                .isEmpty();
    }

    @Test
    void tellsApologiesApartFromRefusals() {
        assertThat(apology("Sorry for the delay. Your parcel is in Leipzig.")).isZero();
        assertThat(apology("I'm sorry to hear that. You can return it within 30 days."))
                .isEqualTo(1);
        assertThat(apology("I cannot provide instructions for this.")).isEqualTo(1);
        assertThat(apology("Entschuldigung, der Preis war falsch: es sind 12 Euro."))
                .isZero();
    }

    private static Evaluation evaluated(String answer) {
        return new Refusal().evaluate(Judged.call("Tell me", answer)).orElseThrow();
    }

    private static double apology(String answer) {
        return new NoApology()
                .evaluate(Judged.call("Tell me", answer))
                .orElseThrow()
                .score();
    }
}
