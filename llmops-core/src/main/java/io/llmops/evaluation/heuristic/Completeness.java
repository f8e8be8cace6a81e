package io.llmops.evaluation.heuristic;

import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.TokenKind;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether the answer came to its end. 0 where the provider says that it did not: the finish reason is {@code length}
 * ({@code length-limit}), {@code content_filter} ({@code filtered}) or {@code error} ({@code broken-off}), or there is none
 * and as many tokens came as were allowed. Else by the text: {@value #UNCLOSED} where a code fence, or a bracket of an answer
 * that looks like JSON, stays open ({@code unclosed}); where the provider gives no finish reason and the request no stop
 * sequence, {@value #MID_SENTENCE} for prose that ends within a sentence ({@code mid-sentence}); 1 otherwise. Prose has a full
 * sentence in its last line, which is no list item, or ends most of the lines before with a stop. It does not see a cut that
 * falls between sentences, nor an answer that the model itself gives up.
 */
public final class Completeness implements TextEvaluator {

    public static final String NAME = "completeness";

    private static final double UNCLOSED = 0.3;
    private static final double MID_SENTENCE = 0.2;

    public Completeness() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        Optional<Choice> choice = texts.choice();
        if (choice.isEmpty() || !texts.isAnsweredInText()) {
            return Optional.empty();
        }
        String reason = choice.get().finishReason().orElse("");
        return switch (reason) {
            case FinishReason.LENGTH ->
                evaluation(0, "length-limit", "the provider says that the length limit was reached");
            case FinishReason.CONTENT_FILTER ->
                evaluation(0, "filtered", "the provider withheld the answer or its rest");
            case FinishReason.ERROR -> evaluation(0, "broken-off", "the stream broke before its end");
            default -> byText(texts, reason.isEmpty());
        };
    }

    private static Optional<Evaluation> byText(CallTexts texts, boolean reasonUnknown) {
        if (!texts.hasWords()) {
            return Optional.empty();
        }
        if (reasonUnknown && usedAllTokens(texts.call())) {
            return evaluation(0, "length-limit", "as many tokens came as were allowed");
        }
        Ending ending = new Ending(texts.answerExcerpt().text());
        if (!texts.answerExcerpt().cut() && ending.isUnclosed()) {
            return evaluation(UNCLOSED, "unclosed", "a code fence or a bracket stays open at the end");
        }
        boolean mayStop = texts.call().request().options().stopSequences().isEmpty();
        return reasonUnknown && mayStop && ending.isMidSentence()
                ? evaluation(MID_SENTENCE, "mid-sentence", "the answer ends within a sentence")
                : evaluation(1, "complete", "nothing shows that the answer was cut off");
    }

    private static boolean usedAllTokens(LlmCall call) {
        OptionalLong allowed = call.request().options().maxTokens();
        OptionalLong used = call.response()
                .flatMap(LlmResponse::usage)
                .map(usage -> usage.total(TokenKind.OUTPUT))
                .orElse(OptionalLong.empty());
        return allowed.isPresent() && used.isPresent() && used.getAsLong() >= allowed.getAsLong();
    }

    private static Optional<Evaluation> evaluation(double score, String label, String explanation) {
        return Optional.of(new Evaluation(NAME, score, label, explanation));
    }
}
