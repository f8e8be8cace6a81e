package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.TextEvaluator;
import io.llmops.evaluation.text.CallTexts;
import io.llmops.evaluation.text.Characters;
import io.llmops.evaluation.text.Language;
import io.llmops.evaluation.text.LanguageRequest;
import io.llmops.evaluation.text.Languages;
import io.llmops.evaluation.text.SystemLanguage;
import io.llmops.evaluation.text.Words;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the answer is in the language of the question: 1 or 0, by {@linkplain Languages script and function words} of
 * 28 languages. A language that the system message or the question {@linkplain LanguageRequest orders} ("answer in
 * French") is the one expected; one that is only named is as good as the question's own. Not judged where either
 * language is unknown, as in short texts and in code, where the request speaks of translating, or where the answer's
 * language is only that of a part. Danish and Norwegian count as one, and so do the languages written in Arabic letters
 * and in Devanagari.
 */
public final class SameLanguage implements TextEvaluator {

    public static final String NAME = "same_language";

    private static final int LEAST_WORDS = 8;

    private final SystemLanguage rules = new SystemLanguage();

    public SameLanguage() {}

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.hasWords() || isShort(texts.answerWords())) {
            return Optional.empty();
        }
        Optional<Language> answered = Languages.of(texts.answerWords(), texts.answerCharacters());
        if (answered.isEmpty()) {
            return Optional.empty();
        }
        LanguageRequest asked = LanguageRequest.of(texts.questionWords());
        LanguageRequest ruled = rules.of(texts.system());
        if (asked.translation() || ruled.translation()) {
            return Optional.empty();
        }
        Set<Language> expected = expected(texts, asked, ruled);
        return expected.isEmpty() ? Optional.empty() : Optional.of(judged(expected.contains(answered.get())));
    }

    private static boolean isShort(Words words) {
        return words.size() < LEAST_WORDS;
    }

    private static Set<Language> expected(CallTexts texts, LanguageRequest asked, LanguageRequest ruled) {
        if (!asked.ordered().isEmpty()) {
            return asked.ordered();
        }
        if (!ruled.ordered().isEmpty()) {
            return ruled.ordered();
        }
        Words question = texts.questionWords();
        Optional<Language> own =
                isShort(question) ? Optional.empty() : Languages.of(question, Characters.of(question.text()));
        if (own.isEmpty()) {
            return Set.of();
        }
        EnumSet<Language> expected = EnumSet.of(own.get());
        expected.addAll(asked.named());
        expected.addAll(ruled.named());
        return expected;
    }

    private static Evaluation judged(boolean same) {
        return same
                ? new Evaluation(NAME, 1, "same", "the answer is in the language expected")
                : new Evaluation(NAME, 0, "different", "the answer is in another language than expected");
    }
}
