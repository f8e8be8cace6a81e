package io.llmops.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.Evaluator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SemanticEvaluatorsTest {

    private static final String QUESTION = "How do I get my money back for a broken kettle?";
    private static final String POLICY = "Refunds are paid to the original card within ten days. "
            + "Send faulty goods back in their box; the label is free of charge.";

    private final Evaluator relevance = new SemanticRelevance(Loaded.EMBEDDER);
    private final Evaluator groundedness = new SemanticGroundedness(Loaded.EMBEDDER);

    @Test
    void anAnswerInOtherWordsIsRelevant() {
        Evaluation good = relevance
                .evaluate(Calls.of(QUESTION, "Return the defective appliance and you will receive a refund."))
                .orElseThrow();

        assertThat(good.name()).isEqualTo("semantic_relevance");
        assertThat(good.label()).isEqualTo("relevant");
        assertThat(good.score()).isGreaterThan(0.4);
        assertThat(good.explanation()).doesNotContain("kettle", "refund", "appliance");
    }

    @Test
    void anAnswerAboutSomethingElseIsNot() {
        Evaluation bad = relevance
                .evaluate(Calls.of(QUESTION, "The Battle of Hastings was fought in 1066."))
                .orElseThrow();

        assertThat(bad.label()).isEqualTo("irrelevant");
        assertThat(bad.isBelowThreshold()).isTrue();
    }

    @Test
    void ofALongQuestionTheEndCounts() {
        String log = "2026-03-01 INFO worker started, queue empty. ".repeat(200);
        String answer = "Return the defective appliance and you will receive a refund.";

        assertThat(relevance
                        .evaluate(Calls.of(log + QUESTION, answer))
                        .orElseThrow()
                        .label())
                .isEqualTo("relevant");
    }

    @Test
    void whereThereIsNothingToJudgeNothingIsJudged() {
        assertThat(relevance.evaluate(Calls.of(QUESTION, " "))).isEmpty();
        assertThat(relevance.evaluate(Calls.of("?", "Yes, of course."))).isEmpty();
        assertThat(groundedness.evaluate(Calls.of(QUESTION, "Without any context.")))
                .isEmpty();
        assertThat(groundedness.evaluate(Calls.grounded(POLICY, QUESTION, "It is so.")))
                .isEmpty();
    }

    @Test
    void anAnswerFromTheContextIsGrounded() {
        Evaluation good = groundedness
                .evaluate(Calls.grounded(POLICY, QUESTION, "Send it back in its box. The refund takes ten days."))
                .orElseThrow();

        assertThat(good.name()).isEqualTo("semantic_groundedness");
        assertThat(good.label()).isEqualTo("grounded");
        assertThat(good.explanation()).startsWith("2 sentences are").doesNotContain("box", "refund", "card");
    }

    @Test
    void oneSentenceFromElsewherePullsTheAnswerDown() {
        String whole = "Send it back in its box. The refund takes ten days.";
        double good = groundedness
                .evaluate(Calls.grounded(POLICY, QUESTION, whole))
                .orElseThrow()
                .score();
        Evaluation bad = groundedness
                .evaluate(Calls.grounded(
                        POLICY, QUESTION, whole + " Our founder Ada Byrne won an Olympic medal in Oslo."))
                .orElseThrow();

        assertThat(bad.label()).isEqualTo("ungrounded");
        assertThat(bad.score()).isLessThan(good - 0.15);
    }

    @Test
    void inALongContextTheSentencesThatMatterAreFound() {
        String other = IntStream.range(0, 400)
                .mapToObj(i -> "Paragraph " + i + " describes the weather in the harbour.")
                .collect(Collectors.joining(" "));

        Evaluation found = groundedness
                .evaluate(
                        Calls.grounded(other + " " + POLICY, QUESTION, "Refunds are paid to the card within ten days."))
                .orElseThrow();

        assertThat(found.label()).isEqualTo("grounded");
    }

    @Test
    void longAnswersInAnyScriptAreBounded() {
        String answer = "Wörter ohne Ende, 漢字 и слова 👍. ".repeat(3_000);

        assertThat(groundedness.evaluate(Calls.grounded(POLICY, QUESTION, answer)))
                .hasValueSatisfying(it -> assertThat(it.score()).isBetween(0.0, 1.0));
    }
}
