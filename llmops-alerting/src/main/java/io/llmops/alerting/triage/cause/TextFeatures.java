package io.llmops.alerting.triage.cause;

import io.llmops.evaluation.Refusal;
import io.llmops.evaluation.text.Characters;
import io.llmops.evaluation.text.Excerpt;
import io.llmops.evaluation.text.Language;
import io.llmops.evaluation.text.Languages;
import io.llmops.evaluation.text.Words;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is kept of a text: enough to compare it with others, too little to read it. Grams are hashed stems of words, forms of
 * numbers and marks, below {@link #WORDS}, and from there on pairs of words and the opening.
 */
final class TextFeatures {

    static final int WORDS = 1 << 13;
    static final int BUCKETS = 2 * WORDS;
    static final int MOST = 800;

    private static final int SHIFT = 51; // leaves 13 bits
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long NUMBER = 11;
    private static final long MARK = 12;
    private static final long OPENING = 13;
    private static final int LONG_NUMBER = 12;
    private static final int OPENING_WORDS = 3;
    private static final String MARKS = "?!`*#:[]{}|\"()=+<>/";

    private final long identity;
    private final int characters;
    private final int[] grams;
    private final float[] times;
    private final int language;
    private final double answered;

    private TextFeatures(String text, Words words, Map<Integer, Integer> counts, int language) {
        this.identity = identity(text);
        this.characters = text.length();
        this.grams = new int[Math.min(MOST, counts.size())];
        this.times = new float[grams.length];
        this.language = language;
        this.answered = Refusal.scoreOf(words);
        int k = 0;
        for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
            if (k < grams.length) { // ordered by hash, so the same ones in every text
                grams[k] = each.getKey();
                times[k++] = each.getValue();
            }
        }
    }

    static TextFeatures of(String text) {
        String looked = Excerpt.of(text).text();
        Words words = Words.of(looked);
        Map<Integer, Integer> counts = new TreeMap<>();
        long before = OPENING;
        for (int i = 0; i < words.size(); i++) {
            long word = words.isNumber(i) ? mixed(NUMBER, Math.min(LONG_NUMBER, words.length(i))) : words.stem(i);
            count(counts, word, 0);
            count(counts, mixed(before, word), WORDS);
            if (i < OPENING_WORDS) {
                count(counts, mixed(OPENING + i, word), WORDS);
            }
            before = word;
        }
        marks(looked, counts);
        int language = Languages.of(words, Characters.of(looked))
                .map(Language::ordinal)
                .map(ordinal -> ordinal + 1)
                .orElse(0);
        return new TextFeatures(text, words, counts, language);
    }

    private static void marks(String text, Map<Integer, Integer> counts) {
        int lines = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lines += c == '\n' ? 1 : 0;
            if (MARKS.indexOf(c) >= 0) {
                count(counts, mixed(MARK, c), 0);
            }
        }
        count(counts, mixed(MARK, Integer.SIZE - Integer.numberOfLeadingZeros(lines)), 0);
    }

    private static void count(Map<Integer, Integer> counts, long hash, int from) {
        counts.merge(from + (int) (hash >>> SHIFT), 1, Integer::sum);
    }

    private static long mixed(long first, long second) {
        long mixed = (first * MULTIPLIER ^ second) * MULTIPLIER;
        return (mixed ^ mixed >>> 32) * MULTIPLIER;
    }

    /** White space at the ends does not matter. */
    private static long identity(String text) {
        long hash = 0;
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            hash = mixed(hash, stripped.charAt(i));
        }
        return hash;
    }

    /** A hash of all of it: two texts with the same one are the same. */
    long identity() {
        return identity;
    }

    int characters() {
        return characters;
    }

    /** What it has, in ascending order, at most {@value #MOST}. */
    int[] grams() {
        return grams;
    }

    /** How often it has each gram. */
    float[] times() {
        return times;
    }

    /** 0 where it is not known, else one more than the ordinal. */
    int language() {
        return language;
    }

    /** As of {@link Refusal#scoreOf}. */
    double answered() {
        return answered;
    }

    double logLength() {
        return Math.log1p(characters);
    }

    /** Sizes, never text. */
    @Override
    public String toString() {
        return "TextFeatures{" + characters + " characters}";
    }
}
