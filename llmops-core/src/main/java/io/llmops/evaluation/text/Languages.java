package io.llmops.evaluation.text;

import io.llmops.evaluation.text.Characters.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the language of a text by its script and, where a script has several, by function words: each word of a language's
 * list counts one over the number of lists it is in. The best language needs {@value #LEAST_WEIGHT} and
 * {@value #LEAD} times the weight of the next; otherwise the language is unknown. The idea is Grefenstette's ("Comparing
 * two language identification schemes", JADT 1995): function words tell languages apart from about 15 words on.
 */
public final class Languages {

    private static final double LEAST_WEIGHT = 2;
    private static final double LEAD = 1.5;
    private static final int LEAST_LETTERS = 8;
    /** Of all letters, those of one script. */
    private static final double SCRIPT_SHARE = 0.6;
    /** Japanese is the one that mixes scripts: so many kana make it, whatever the number of Han characters. */
    private static final double KANA_SHARE = 0.1;
    /** Words looked at: more add nothing. */
    private static final int MOST_WORDS = 600;

    private static final Language[] ALL = Language.values();
    private static final List<String> CODES = Stream.of(ALL)
            .map(language -> language.name().toLowerCase(Locale.ROOT))
            .toList();
    private static final WordLists FUNCTION_WORDS = WordLists.read("function-words.txt", CODES);

    private Languages() {}

    /** The language; empty for one that is not known, for too little text, and for text that is mostly code. */
    public static Optional<Language> of(Words words, Characters characters) {
        int letters = characters.letters();
        if (letters < LEAST_LETTERS) {
            return Optional.empty();
        }
        if (characters.letters(Script.KANA) >= KANA_SHARE * letters) {
            return Optional.of(Language.JA);
        }
        for (Script script : Script.values()) {
            if (script != Script.OTHER && characters.letters(script) >= SCRIPT_SHARE * letters) {
                return ofScript(script, words);
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> ofScript(Script script, Words words) {
        return script == Script.LATIN || script == Script.CYRILLIC
                ? byFunctionWords(script, words)
                : Stream.of(ALL).filter(language -> language.script() == script).findFirst();
    }

    private static Optional<Language> byFunctionWords(Script script, Words words) {
        double[] weights = new double[ALL.length];
        for (int i = 0; i < Math.min(words.size(), MOST_WORDS); i++) {
            int mask = words.isCode(i) ? 0 : FUNCTION_WORDS.maskOf(words.hash(i));
            for (int rest = mask; rest != 0; rest &= rest - 1) {
                weights[Integer.numberOfTrailingZeros(rest)] += 1.0 / Integer.bitCount(mask);
            }
        }
        int best = 0;
        for (int i = 1; i < weights.length; i++) {
            best = weights[i] > weights[best] ? i : best;
        }
        double weight = weights[best];
        weights[best] = 0;
        double next = Arrays.stream(weights).max().orElse(0);
        boolean clear = weight >= LEAST_WEIGHT && weight >= LEAD * next && ALL[best].script() == script;
        return clear ? Optional.of(ALL[best]) : Optional.empty();
    }

    /** Whether a word is a function word of any language known here. */
    public static boolean isFunctionWord(Words words, int word) {
        return FUNCTION_WORDS.maskOf(words.hash(word)) != 0;
    }
}
