package io.llmops.guardrails.injection.language;

import java.util.Arrays;

/**
 * The words, numbers, marks and line ends of a text, each with its place, its hash in lower case and what it is about.
 * Words that are written oddly have the hash of the word that was meant. Characters of languages that write no spaces
 * are tokens of their own.
 */
public final class Tokens {

    /** What a token is. */
    public enum Kind {
        WORD,
        NUMBER,
        MARK,
        /** An end of a line, or several. */
        LINE,
        /** Several ends of lines: a paragraph ends. */
        PARAGRAPH
    }

    private final char[] lower;
    private int[] starts;
    private int[] ends;
    private int[] hashes;
    private int[] meanings;
    private long[] concepts;
    private Kind[] kinds;
    private int size;
    private int leet;
    private int scrambled;

    Tokens(char[] lower, int capacity) {
        this.lower = lower;
        starts = new int[capacity];
        ends = new int[capacity];
        hashes = new int[capacity];
        meanings = new int[capacity];
        concepts = new long[capacity];
        kinds = new Kind[capacity];
    }

    /** Reads a text. */
    public static Tokens of(String text) {
        return new Tokenizer(text).run();
    }

    void add(Kind kind, int start, int end, int hash, long about) {
        if (size == starts.length) {
            grow();
        }
        kinds[size] = kind;
        starts[size] = start;
        ends[size] = end;
        hashes[size] = hash;
        meanings[size] = kind == Kind.WORD ? Meanings.of(hash) : 0;
        concepts[size++] = about;
    }

    private void grow() {
        int capacity = 2 * size;
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        hashes = Arrays.copyOf(hashes, capacity);
        meanings = Arrays.copyOf(meanings, capacity);
        concepts = Arrays.copyOf(concepts, capacity);
        kinds = Arrays.copyOf(kinds, capacity);
    }

    void countLeet() {
        leet++;
    }

    void countScrambled() {
        scrambled++;
    }

    public int size() {
        return size;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    public int hash(int token) {
        return hashes[token];
    }

    public long concepts(int token) {
        return concepts[token];
    }

    /** Its groups of {@link Meanings}; 0 if it is not known. */
    public int meaning(int token) {
        return meanings[token];
    }

    public Kind kind(int token) {
        return kinds[token];
    }

    /** A character of the text, in lower case. */
    public char charAt(int index) {
        return lower[index];
    }

    /** How many words had digits or signs for letters. */
    public int leet() {
        return leet;
    }

    /** How many words had their inner letters in disorder. */
    public int scrambled() {
        return scrambled;
    }

    /** Whether a sentence ends with this token. */
    public boolean endsSentence(int token) {
        if (kinds[token] == Kind.PARAGRAPH) {
            return true;
        }
        char c = lower[starts[token]];
        if (kinds[token] != Kind.MARK) {
            return false;
        }
        boolean last = token + 1 == size || ends[token] < starts[token + 1] || isBreak(kinds[token + 1]);
        return c == '\u3002' || c == '\u0964' || (last && (c == '.' || c == '!' || c == '?' || c == '\u061F'));
    }

    private static boolean isBreak(Kind kind) {
        return kind == Kind.LINE || kind == Kind.PARAGRAPH;
    }
}
