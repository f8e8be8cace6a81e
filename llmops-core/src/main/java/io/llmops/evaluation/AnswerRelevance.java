package io.llmops.evaluation;

import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.LongSet;
import io.llmops.evaluation.text.Words;
import java.util.Optional;

/**
 * Lexical answer relevance: the share of the question's content words that the answer takes up. Content words are letters
 * and digits, at least {@value #MIN_WORD} long, compared by their first {@value Words#STEM} characters so that endings matter
 * little; of scripts without spaces, pairs of characters. Of a long question only the last {@value #MAX_WORDS} words count,
 * for the question proper stands at the end. A level of its own means little, its fall means much: watch it against its own
 * past. It does not know synonyms, and a short answer that is right may take up nothing.
 */
public final class AnswerRelevance implements TextEvaluator {

    public static final String NAME = "relevance";

    private static final int MIN_WORD = 4;
    private static final int MAX_WORDS = 24;
    private static final double PASS = 0.2;

    public AnswerRelevance() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.isAnsweredInText()) {
            return Optional.empty();
        }
        Words question = texts.questionWords();
        int tail = tail(texts.question());
        LongSet asked = new LongSet(MAX_WORDS);
        for (int i = question.size() - 1; i >= 0 && question.start(i) >= tail; i--) {
            if (isContent(question, i)) {
                asked.add(question.stem(i));
            }
        }
        return asked.size() == 0 ? Optional.empty() : Optional.of(judged(asked, texts.answerWords()));
    }

    private static Evaluation judged(LongSet asked, Words answer) {
        LongSet taken = new LongSet(MAX_WORDS);
        for (int i = 0; i < answer.size(); i++) {
            if (isContent(answer, i) && asked.contains(answer.stem(i))) {
                taken.add(answer.stem(i));
            }
        }
        double score = (double) taken.size() / asked.size();
        return new Evaluation(
                NAME,
                score,
                score >= PASS ? "relevant" : "irrelevant",
                "the answer takes up " + taken.size() + " of " + asked.size() + " content words of the question",
                PASS);
    }

    private static boolean isContent(Words words, int word) {
        return words.length(word) >= MIN_WORD || words.isUnspaced(word);
    }

    /** Where the last {@value #MAX_WORDS} words begin, or so. */
    private static int tail(String text) {
        int words = 0;
        int at = text.length();
        while (at > 0 && words <= MAX_WORDS) {
            at--;
            if (Character.isWhitespace(text.charAt(at))) {
                words++;
            }
        }
        return at;
    }
}
