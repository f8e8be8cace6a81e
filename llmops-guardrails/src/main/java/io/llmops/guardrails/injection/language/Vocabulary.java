package io.llmops.guardrails.injection.language;

import java.util.Arrays;

/**
 * Common English words, for telling language from noise and for reading words that are written oddly. Kept as hashes:
 * of the word, and of its first and last letter with the sorted letters between, by which a scrambled word is known.
 */
public final class Vocabulary {

    /** The vocabulary of the jar. */
    public static final Vocabulary ENGLISH = new Vocabulary(Resource.lines("vocabulary.txt"));

    private static final int LONGEST = 24;
    private static final long AMBIGUOUS = Long.MAX_VALUE;

    private final IntTable words;
    private final IntTable scrambled;
    private final IntTable beginnings;

    private Vocabulary(Iterable<String> lines) {
        words = new IntTable(8192);
        scrambled = new IntTable(8192);
        beginnings = new IntTable(16384);
        for (String line : lines) {
            for (String word : line.split(" ", -1)) {
                add(word);
            }
        }
    }

    private void add(String word) {
        int hash = Hash.of(word);
        words.put(hash, 1);
        int beginning = Hash.SEED;
        for (int i = 0; i < word.length(); i++) {
            beginning = Hash.step(beginning, word.charAt(i));
            beginnings.put(beginning, 1);
        }
        if (word.length() > 4) {
            int key = scramble(word.toCharArray(), 0, word.length());
            scrambled.put(key, scrambled.get(key) == 0 ? (1L << 32) | (hash & 0xFFFF_FFFFL) : AMBIGUOUS);
        }
    }

    /** By the hash of a word in lower case. */
    public boolean contains(int hash) {
        return words.get(hash) != 0;
    }

    /** Whether a word begins so, by the hash of its first letters. */
    public boolean begins(int hash) {
        return beginnings.get(hash) != 0;
    }

    /** The hash of the word whose letters were scrambled; 0 if there is none, or more than one. */
    int unscrambled(char[] letters, int start, int end) {
        int length = end - start;
        if (length < 5 || length > LONGEST) {
            return 0;
        }
        long found = scrambled.get(scramble(letters, start, end));
        return found == AMBIGUOUS ? 0 : (int) found;
    }

    private static int scramble(char[] letters, int start, int end) {
        char[] sorted = Arrays.copyOfRange(letters, start, end);
        Arrays.sort(sorted, 1, sorted.length - 1);
        return Hash.of(new String(sorted));
    }
}
