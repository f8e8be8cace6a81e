package io.llmops.guardrails.injection.view;

import io.llmops.guardrails.injection.language.Hash;
import io.llmops.guardrails.injection.language.Vocabulary;

/** Cuts letters without spaces into the words of the vocabulary that cover most of them; long words count more. */
final class Segmenter {

    static final int MOST_LETTERS = 400;

    private static final int LONGEST_WORD = 16;

    private Segmenter() {}

    /** For each letter, whether a word begins there. */
    static boolean[] wordStarts(char[] lower, int start, int end) {
        int length = end - start;
        int[] best = new int[length + 1];
        int[] from = new int[length + 1];
        for (int to = 1; to <= length; to++) {
            best[to] = best[to - 1];
            from[to] = to - 1;
        }
        for (int at = 0; at < length; at++) {
            if (best[at] >= best[at + 1]) {
                best[at + 1] = best[at];
                from[at + 1] = at;
            }
            extend(lower, start, length, at, best, from);
        }
        boolean[] starts = new boolean[length];
        for (int to = length; to > 0; to = from[to]) {
            starts[from[to]] = true;
        }
        return starts;
    }

    private static void extend(char[] lower, int start, int length, int at, int[] best, int[] from) {
        int hash = Hash.SEED;
        for (int to = at + 1; to <= Math.min(length, at + LONGEST_WORD); to++) {
            hash = Hash.step(hash, lower[start + to - 1]);
            if (!Vocabulary.ENGLISH.begins(hash)) {
                return;
            }
            int word = to - at;
            int score = best[at] + word * word;
            if (score > best[to] && Vocabulary.ENGLISH.contains(hash)) {
                best[to] = score;
                from[to] = at;
            }
        }
    }
}
