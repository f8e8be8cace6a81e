package io.llmops.evaluation.text;

import java.util.Arrays;

/**
 * The words of a text, with the sentence that each stands in. A word is a run of letters and digits; an apostrophe ends
 * it. Of scripts without spaces each character is a word. What is longer than {@value Tokenizer#LONGEST} characters is
 * several words. Words are known by 64-bit hashes of their lower case; two different ones may be taken for the same once in
 * many billions. Immutable once read.
 */
public final class Words {

    /** How many characters of a word make its stem. */
    public static final int STEM = 6;

    private static final int FIRST_ROOM = 64;

    private final String text;
    private int size;
    private int sentences;
    private int[] starts = new int[FIRST_ROOM];
    private int[] ends = new int[FIRST_ROOM];
    private int[] sentence = new int[FIRST_ROOM];
    private byte[] flags = new byte[FIRST_ROOM];
    private long[] hashes = new long[FIRST_ROOM];
    private long[] stems = new long[FIRST_ROOM];

    static final byte NUMBER = 1;
    static final byte UNSPACED = 2;
    static final byte CODE = 4;
    static final byte CAPITAL = 8;

    Words(String text) {
        this.text = text;
    }

    /** Reads a text, in time linear in its length. */
    public static Words of(String text) {
        return new Tokenizer(text).read();
    }

    /** The hash of one word, as the words of a text have it. */
    public static long hashOf(String word) {
        Words words = of(word);
        if (words.size != 1) {
            throw new IllegalArgumentException("'" + word + "' is " + words.size + " words; give one");
        }
        return words.hashes[0];
    }

    public int size() {
        return size;
    }

    /** How many sentences; a line break ends one, too. */
    public int sentences() {
        return sentences;
    }

    public int sentenceOf(int word) {
        return sentence[word];
    }

    public long hash(int word) {
        return hashes[word];
    }

    /** The hash of its first {@value #STEM} characters; of a character of a script without spaces, of it and the next. */
    public long stem(int word) {
        return stems[word];
    }

    public int start(int word) {
        return starts[word];
    }

    public int end(int word) {
        return ends[word];
    }

    public int length(int word) {
        return ends[word] - starts[word];
    }

    public boolean isNumber(int word) {
        return (flags[word] & NUMBER) != 0;
    }

    public boolean isUnspaced(int word) {
        return (flags[word] & UNSPACED) != 0;
    }

    /** Between Markdown code fences. */
    public boolean isCode(int word) {
        return (flags[word] & CODE) != 0;
    }

    /** Begins with a capital letter. */
    public boolean isCapital(int word) {
        return (flags[word] & CAPITAL) != 0;
    }

    public String text() {
        return text;
    }

    void add(int start, int end, long hash, long stem, int inSentence, byte flag) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        stems[size] = stem;
        sentence[size] = inSentence;
        flags[size] = flag;
        sentences = inSentence + 1;
        size++;
    }

    /** Stems of neighbours in a script without spaces are pairs: one character says too little. */
    void pairUnspaced() {
        for (int i = 0; i + 1 < size; i++) {
            if (isUnspaced(i) && isUnspaced(i + 1) && ends[i] == starts[i + 1]) {
                stems[i] = Hash.join(hashes[i], hashes[i + 1]);
            }
        }
    }

    private void grow() {
        int room = size * 2;
        starts = Arrays.copyOf(starts, room);
        ends = Arrays.copyOf(ends, room);
        hashes = Arrays.copyOf(hashes, room);
        stems = Arrays.copyOf(stems, room);
        sentence = Arrays.copyOf(sentence, room);
        flags = Arrays.copyOf(flags, room);
    }

    /** Counts, never text. */
    @Override
    public String toString() {
        return "Words{" + size + " in " + sentences + " sentences}";
    }
}
