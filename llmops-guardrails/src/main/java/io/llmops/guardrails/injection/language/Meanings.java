package io.llmops.guardrails.injection.language;

/**
 * Which words mean nearly the same: small groups within large ones, so that what is learnt of one word holds for its
 * neighbours too. {@code meanings.txt} says where they come from.
 */
public final class Meanings {

    private static final IntTable WORDS = new IntTable(1 << 15);
    private static final int SMALL_BITS = 12;

    static {
        int large = 0;
        int small = 0;
        for (String line : Resource.paragraphs("meanings.txt")) {
            if (line.isEmpty()) {
                large++;
            } else {
                add(line, large << SMALL_BITS | ++small);
            }
        }
    }

    private Meanings() {}

    private static void add(String line, int groups) {
        for (String word : line.split(" ", -1)) {
            WORDS.put(Hash.of(word), groups);
        }
    }

    /** The groups of a word, by its hash; 0 if it is not known. */
    static int of(int hash) {
        return (int) WORDS.get(hash);
    }

    /** The large group of both; 0 if there is none, since the word is not known or only holds a sentence together. */
    public static int large(int meaning) {
        return meaning >>> SMALL_BITS;
    }
}
