package io.llmops.guardrails.injection.language;

import java.util.Locale;

/** Which concepts a word is about, as bits; by the hash of the word, or of a beginning of it. */
final class Lexicon {

    static final Lexicon BUILT_IN = new Lexicon(Resource.lines("lexicon.txt"));

    /** The longest word of a language that writes none apart, in characters. */
    static final int LONGEST_UNSPACED = 10;

    private static final int SHORTEST_STEM = 3;
    private static final int LONGEST_STEM = 12;

    private final IntTable words = new IntTable(2048);
    private final IntTable stems = new IntTable(512);

    private Lexicon(Iterable<String> lines) {
        for (String line : lines) {
            String[] fields = line.toLowerCase(Locale.ROOT).split(" +", -1);
            long bit = Concept.valueOf(fields[0].toUpperCase(Locale.ROOT)).bit();
            for (int i = 1; i < fields.length; i++) {
                add(fields[i], bit);
            }
        }
    }

    private void add(String word, long bit) {
        boolean stem = word.endsWith("*");
        IntTable table = stem ? stems : words;
        int hash = Hash.of(stem ? word.substring(0, word.length() - 1) : word);
        table.put(hash, table.get(hash) | bit);
    }

    /** The concepts that a word has by its beginning. */
    long stems(char[] lower, int start, int end) {
        int hash = Hash.SEED;
        long concepts = 0;
        int last = Math.min(end, start + LONGEST_STEM);
        for (int i = start; i < last; i++) {
            hash = Hash.step(hash, lower[i]);
            if (i + 1 - start >= SHORTEST_STEM) {
                concepts |= stems.get(hash);
            }
        }
        return concepts;
    }

    /** The concepts of a whole word. */
    long of(int hash) {
        return words.get(hash);
    }
}
