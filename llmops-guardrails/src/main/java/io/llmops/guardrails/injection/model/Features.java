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
    private static final int NEAR = 3;
    private static final int RARE = 0x112;
    private static final int RARE_PAIR = 0x123;
    private static final int FAR = 7;
    private static final int MOST_CONCEPTS = 24;

    private int[] features = new int[2048];
    private final int[] ends = new int[GROUPS];
    private int size;

    /** Looks at a window; what was seen before is forgotten. */
    public void look(Page page, Window window) {
        size = 0;
        words(page.tokens(), window);
        ends[0] = size;
        parts(page.tokens(), window);
        ends[1] = size;
        concepts(page.tokens(), window);
        Shape.look(page, window, this);
        page.contrast().look(page.tokens(), window, this);
        ends[2] = size;
        meanings(page.tokens(), window);
        ends[3] = size;
        rules(page.hits(), window);
        ends[4] = size;
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

    private void words(Tokens tokens, Window window) {
        int before = 0;
        int beforeThat = 0;
        for (int i = window.from(); i < window.to(); i++) {
            int hash = tokens.hash(i);
            add(WORD, hash, 0);
            add(PAIR, before, hash);
            add(TRIPLE, beforeThat * 31 + before, hash);
            add(GAPPED, beforeThat, hash);
            beforeThat = before;
            before = hash;
        }
    }

    /** Three to five characters of a word, its ends included. */
    private void parts(Tokens tokens, Window window) {
        for (int i = window.from(); i < window.to(); i++) {
            if (tokens.kind(i) == Tokens.Kind.WORD) {
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
        }
    }

    private void concepts(Tokens tokens, Window window) {
        int[] kinds = new int[MOST_CONCEPTS];
        int[] places = new int[MOST_CONCEPTS];
        int count = 0;
        for (int i = window.from(); i < window.to(); i++) {
            for (long rest = tokens.concepts(i); rest != 0; rest &= rest - 1) {
                int concept = Long.numberOfTrailingZeros(rest);
                add(CONCEPT, concept, 0);
                for (int k = Math.max(0, count - MOST_CONCEPTS); k < count; k++) {
                    int other = k % MOST_CONCEPTS;
                    int distance = i - places[other];
                    if (distance > 0 && distance <= FAR) {
                        add(CONCEPT_PAIR, kinds[other], concept);
                        triples(kinds, places, k, count, concept);
                    }
                }
                kinds[count % MOST_CONCEPTS] = concept;
                places[count % MOST_CONCEPTS] = i;
                count++;
            }
        }
    }

    /** The concept, one before it at k, and those at most five tokens before that. */
    private void triples(int[] kinds, int[] places, int k, int count, int concept) {
        int middle = k % MOST_CONCEPTS;
        for (int j = Math.max(Math.max(0, count - MOST_CONCEPTS), k - 3); j < k; j++) {
            int first = j % MOST_CONCEPTS;
            int distance = places[middle] - places[first];
            if (distance > 0 && distance <= 4) {
                add(CONCEPT_TRIPLE, kinds[first] * 64 + kinds[middle], concept);
            }
        }
    }

    /** What words mean: alone, after one another, and content words near each other whatever stands between. */
    private void meanings(Tokens tokens, Window window) {
        int before = 0;
        int beforeThat = 0;
        int[] near = new int[NEAR];
        int count = 0;
        for (int i = window.from(); i < window.to(); i++) {
            int large = Meanings.large(tokens.meaning(i));
            if (large != 0) {
                add(MEANING, tokens.meaning(i), 0);
                add(MEANING, 0, large);
                for (int k = 1; k <= Math.min(NEAR, count); k++) {
                    add(MEANING_NEAR, near[(count - k) % NEAR], large);
                }
                near[count++ % NEAR] = large;
            }
            int kind = large != 0 ? large : kind(tokens, i);
            add(MEANING_PAIR, before, kind);
            add(MEANING_TRIPLE, beforeThat * 31 + before, kind);
            beforeThat = before;
            before = kind;
        }
    }

    /** A mark or a word that holds a sentence together stands for itself; all unknown words are the same. */
    private static int kind(Tokens tokens, int token) {
        boolean unknown = tokens.kind(token) == Tokens.Kind.WORD && tokens.meaning(token) == 0;
        return unknown ? UNKNOWN : tokens.hash(token);
    }

    private void rules(Hits hits, Window window) {
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
