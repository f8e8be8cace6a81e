package io.llmops.guardrails.injection.language;

import java.util.Arrays;

/** Where rules were fulfilled, in the order of the text. */
public final class Hits {

    private int[] rules = new int[8];
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private int size;

    Hits() {}

    void add(int rule, int start, int end) {
        if (size == rules.length) {
            rules = Arrays.copyOf(rules, 2 * size);
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        rules[size] = rule;
        starts[size] = start;
        ends[size++] = end;
    }

    public int size() {
        return size;
    }

    /** The first hit that ends with this token or later. */
    public int firstEndingAt(int token) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The index of the rule among {@link Rules#ALL}. */
    public int rule(int hit) {
        return rules[hit];
    }

    /** The token that it began with. */
    public int start(int hit) {
        return starts[hit];
    }

    /** The token that fulfilled it. */
    public int end(int hit) {
        return ends[hit];
    }
}
