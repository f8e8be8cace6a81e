package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Hash;
import io.llmops.guardrails.injection.language.Hits;
import io.llmops.guardrails.injection.language.Meanings;
import io.llmops.guardrails.injection.language.Tokens;
import java.util.Arrays;

/**
 * What is seen in a window, as hashes in five groups: words and their neighbours; parts of words; what it is about:
 * concepts, their order, shape, and how much they stand out; what the words mean; and rules. Each group counts the same however much is in it.
 */
public final class Features {

    /** The bits of a feature's number. */
    public static final int BITS = 20;

    /** How many groups there are. */
    public static final int GROUPS = 5;

    /** How many features a word is, with its neighbours. */
    static final int OF_A_WORD = 4;

    /** How many words with a meaning before it such a word is seen with. */
    static final int NEAR = 3;

    /** How many tokens before it a concept is seen with others at most. */
    static final int CONCEPTS_REACH = 11; // a pair, and a third before it

    private static final int MASK = (1 << BITS) - 1;
    private static final int WORD = 0x11;
    private static final int PAIR = 0x22;
    private static final int TRIPLE = 0x33;
    private static final int GAPPED = 0x44;
    private static final int PART = 0x55;
    private static final int CONCEPT = 0x66;
    private static final int CONCEPT_PAIR = 0x77;
    private static final int CONCEPT_TRIPLE = 0x88;
    private static final int RULE = 0x99;
    private static final int RULE_PAIR = 0xAA;
    private static final int SHAPE = 0xBB;
    private static final int MEANING = 0xCC;
    private static final int MEANING_PAIR = 0xDD;
    private static final int MEANING_TRIPLE = 0xEE;
    private static final int MEANING_NEAR = 0xFF;
    private static final int UNKNOWN = -1;
    private static final int RARE = 0x112;
    private static final int RARE_PAIR = 0x123;
    private static final int FAR = 7;
    private static final int BEFORE_FAR = 4;
    private static final int MOST_CONCEPTS = 24;

    private int[] features = new int[2048];
    private final int[] ends = new int[GROUPS];
    private int size;

    /** Looks at a window; what was seen before is forgotten. */
    public void look(Page page, Window window) {
        size = 0;
        for (int i = window.from(); i < window.to(); i++) {
            word(page.tokens(), window.from(), i);
        }
        ends[0] = size;
        for (int i = window.from(); i < window.to(); i++) {
            parts(page.tokens(), i);
        }
        ends[1] = size;
        int first = page.landmarks().conceptsBefore(window.from());
        for (int i = first; i < page.landmarks().conceptsBefore(window.to()); i++) {
            concept(page.landmarks(), first, i);
        }
        Shape.look(page, window, this);
        page.contrast().look(page.tokens(), window, this);
        ends[2] = size;
        meanings(page, window);
        ends[3] = size;
        rules(page.hits(), window);
        ends[4] = size;
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /** A feature's number, less than 2^{@value #BITS}. */
    public int get(int index) {
        return features[index];
    }

    /** Where a group ends. */
    public int end(int group) {
        return ends[group];
    }

    /** All of them. */
    public int[] toArray() {
        return Arrays.copyOf(features, size);
    }

    /** The number of the feature that a rule is. */
    static int ofRule(int rule) {
        return number(RULE, rule, 0);
    }

    private static int number(int kind, int a, int b) {
        return Hash.mix((kind * 31 + a) * 0x9E3779B1 + b) & MASK;
    }

    void shape(int what, int value) {
        add(SHAPE, what, value);
    }

    void rare(int concept, int rarity) {
        add(RARE, concept, rarity);
    }

    void rarePair(int concept, int other) {
        add(RARE_PAIR, concept, other);
    }

    private void add(int kind, int a, int b) {
        if (size == features.length) {
            features = Arrays.copyOf(features, 2 * size);
        }
        features[size++] = number(kind, a, b);
    }

    /** A word and the two before it, as far as these stand in a window that begins at {@code from}. */
    void word(Tokens tokens, int from, int i) {
        int hash = tokens.hash(i);
        int before = i > from ? tokens.hash(i - 1) : 0;
        int beforeThat = i > from + 1 ? tokens.hash(i - 2) : 0;
        add(WORD, hash, 0);
        add(PAIR, before, hash);
        add(TRIPLE, beforeThat * 31 + before, hash);
        add(GAPPED, beforeThat, hash);
    }

    /** Three to five characters of a word, its ends included. */
    void parts(Tokens tokens, int i) {
        if (tokens.kind(i) != Tokens.Kind.WORD) {
            return;
        }
        int start = tokens.start(i);
        int end = Math.min(tokens.end(i), start + 20);
        for (int at = start - 1; at < end - 1; at++) {
            int hash = Hash.SEED;
            for (int to = at; to < Math.min(at + 5, end + 1); to++) {
                hash = Hash.step(hash, to < start || to == end ? ' ' : tokens.charAt(to));
                if (to >= at + 2) {
                    add(PART, hash, 0);
                }
            }
        }
    }

    /** A concept, with those not far before it, as far as these are not before the {@code first}. */
    void concept(Landmarks landmarks, int first, int number) {
        int concept = landmarks.concept(number);
        add(CONCEPT, concept, 0);
        int earliest = Math.max(first, number - MOST_CONCEPTS);
        for (int k = earliest; k < number; k++) {
            int distance = landmarks.conceptToken(number) - landmarks.conceptToken(k);
            if (distance > 0 && distance <= FAR) {
                add(CONCEPT_PAIR, landmarks.concept(k), concept);
                triples(landmarks, earliest, k, concept);
            }
        }
    }

    /** The concept, one before it at k, and those at most four tokens before that. */
    private void triples(Landmarks landmarks, int earliest, int k, int concept) {
        for (int j = Math.max(earliest, k - 3); j < k; j++) {
            int distance = landmarks.conceptToken(k) - landmarks.conceptToken(j);
            if (distance > 0 && distance <= BEFORE_FAR) {
                add(CONCEPT_TRIPLE, landmarks.concept(j) * 64 + landmarks.concept(k), concept);
            }
        }
    }

    /** What words mean: alone, after one another, and content words near each other whatever stands between. */
    private void meanings(Page page, Window window) {
        int first = page.landmarks().meaningfulBefore(window.from());
        int number = first;
        for (int i = window.from(); i < window.to(); i++) {
            meaning(page.tokens(), i);
            if (number < page.landmarks().meaningfulBefore(i + 1)) {
                near(page, first, number++);
            }
            meaningOrder(page.tokens(), window.from(), i);
        }
    }

    void meaning(Tokens tokens, int i) {
        int large = Meanings.large(tokens.meaning(i));
        if (large != 0) {
            add(MEANING, tokens.meaning(i), 0);
            add(MEANING, 0, large);
        }
    }

    /** A word with a meaning, with those before it, as far as these are not before the {@code first}. */
    void near(Page page, int first, int number) {
        int large = large(page, number);
        for (int k = 1; k <= Math.min(NEAR, number - first); k++) {
            add(MEANING_NEAR, large(page, number - k), large);
        }
    }

    private static int large(Page page, int number) {
        return Meanings.large(page.tokens().meaning(page.landmarks().meaningful(number)));
    }

    /** What a token means, after the two before it, as far as these stand in a window that begins at {@code from}. */
    void meaningOrder(Tokens tokens, int from, int i) {
        int kind = kind(tokens, i);
        int before = i > from ? kind(tokens, i - 1) : 0;
        int beforeThat = i > from + 1 ? kind(tokens, i - 2) : 0;
        add(MEANING_PAIR, before, kind);
        add(MEANING_TRIPLE, beforeThat * 31 + before, kind);
    }

    /** A mark or a word that holds a sentence together stands for itself; all unknown words are the same. */
    private static int kind(Tokens tokens, int token) {
        int large = Meanings.large(tokens.meaning(token));
        if (large != 0) {
            return large;
        }
        boolean unknown = tokens.kind(token) == Tokens.Kind.WORD && tokens.meaning(token) == 0;
        return unknown ? UNKNOWN : tokens.hash(token);
    }

    void rules(Hits hits, Window window) {
        int last = -1;
        for (int i = hits.firstEndingAt(window.from()); i < hits.size() && hits.end(i) < window.to(); i++) {
            if (hits.start(i) >= window.from()) {
                int rule = hits.rule(i);
                add(RULE, rule, 0);
                if (last >= 0 && last != rule) {
                    add(RULE_PAIR, Math.min(last, rule), Math.max(last, rule));
                }
                last = rule;
            }
        }
    }
}
