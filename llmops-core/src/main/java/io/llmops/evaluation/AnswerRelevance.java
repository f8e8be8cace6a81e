package io.llmops.evaluation;

import io.llmops.call.LlmCall;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lexical answer relevance: the share of the question's content words that the answer takes up. Content words are
 * letters and digits, at least {@value #MIN_WORD} long, compared by their first {@value #STEM} characters so that
 * endings matter little; of a long question only the last {@value #MAX_WORDS} count, for the question proper stands at
 * the end. A level of its own means little, its fall means much: watch it against its own past. Microseconds a call.
 */
public final class AnswerRelevance implements Evaluator {

    public static final String NAME = "relevance";

    private static final int MIN_WORD = 4;
    private static final int STEM = 6;
    private static final int MAX_WORDS = 24;
    private static final double PASS = 0.2;

    public AnswerRelevance() {}

    @Override
    public Optional<Evaluation> evaluate(LlmCall call) {
        Set<String> asked = words(tail(Texts.question(call)));
        if (asked.isEmpty() || !Texts.isAnsweredInText(call)) {
            return Optional.empty();
        }
        Set<String> answered = words(Texts.answer(call));
        long taken = asked.stream().filter(answered::contains).count();
        double score = (double) taken / asked.size();
        return Optional.of(new Evaluation(
                NAME,
                score,
                score >= PASS ? "relevant" : "irrelevant",
                "the answer takes up " + taken + " of " + asked.size() + " content words of the question",
                PASS));
    }

    /** The end of the text that holds about {@value #MAX_WORDS} words. */
    private static String tail(String text) {
        int words = 0;
        int at = text.length();
        while (at > 0 && words <= MAX_WORDS) {
            at--;
            if (Character.isWhitespace(text.charAt(at))) {
                words++;
            }
        }
        return text.substring(at);
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inWord = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                if (i - start >= MIN_WORD) {
                    words.add(text.substring(start, Math.min(i, start + STEM)).toLowerCase(Locale.ROOT));
                }
                start = -1;
            }
        }
        return words;
    }
}
