package io.llmops.evaluation.heuristic;

import io.llmops.call.LlmCall;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether there is an answer at all: 0 for an empty one, one of white space ({@code empty}), one without a letter, digit or
 * picture ({@code punctuation}), and one that is nothing but what programs write for nothing, such as {@code null} or
 * {@code [object Object]} ({@code placeholder}); 1 otherwise. Where JSON is asked for, {@code null} and {@code []} are
 * answers. Tool calls and media are not judged.
 */
public final class NotEmpty implements TextEvaluator {

    public static final String NAME = "not_empty";

    private static final int LONGEST = 40;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "null",
            "undefined",
            "nan",
            "n/a",
            "nil",
            "todo",
            "tbd",
            "object object",
            "no response",
            "no answer",
            "no output",
            "empty",
            "empty response",
            "insert answer here",
            "your answer here",
            "placeholder",
            "lorem ipsum");

    public NotEmpty() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.isAnsweredInText()) {
            return Optional.empty();
        }
        String answer = texts.answerExcerpt().text();
        if (answer.isBlank()) {
            return bad("empty", "the answer is empty or white space");
        }
        if (isJson(texts.call())) {
            return good();
        }
        if (texts.answerWords().size() == 0) {
            return bad("punctuation", "the answer has neither letters nor digits");
        }
        return isPlaceholder(answer) ? bad("placeholder", "the answer is what programs write for nothing") : good();
    }

    private static boolean isJson(LlmCall call) {
        return call.request().options().outputType().equals(Optional.of("json"));
    }

    private static boolean isPlaceholder(String answer) {
        String stripped = answer.strip();
        if (stripped.length() > LONGEST) {
            return false;
        }
        int start = 0;
        int end = stripped.length();
        while (start < end && isBracket(stripped.charAt(start))) {
            start++;
        }
        while (end > start && isBracket(stripped.charAt(end - 1))) {
            end--;
        }
        return PLACEHOLDERS.contains(stripped.substring(start, end).toLowerCase(Locale.ROOT));
    }

    private static boolean isBracket(char c) {
        return "[](){}<>\"'`*_. ".indexOf(c) >= 0;
    }

    private static Optional<Evaluation> bad(String label, String explanation) {
        return Optional.of(new Evaluation(NAME, 0, label, explanation));
    }

    private static Optional<Evaluation> good() {
        return Optional.of(new Evaluation(NAME, 1, "content", "the answer has content"));
    }
}
