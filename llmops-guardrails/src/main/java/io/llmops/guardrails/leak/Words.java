package io.llmops.guardrails.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of a text, as hashes with their places: case, punctuation and mark-up do not matter. In scripts that write
 * words without spaces, a character is a word.
 */
final class Words {

    /** What is longer is no word of a language. */
    static final int MAX_WORD = 64;

    /** What stands farther apart does not belong together. */
    static final int MAX_GAP = 16;

    private static final long PRIME = 0x100000001b3L;
    private static final long BASIS = 0xcbf29ce484222325L;

    private long[] hashes = new long[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;

    Words(String text) {
        int i = 0;
        while (i < text.length()) {
            i = Character.isLetterOrDigit(text.charAt(i)) ? word(text, i) : i + 1;
        }
    }

    private int word(String text, int start) {
        long hash = BASIS;
        int i = start;
        boolean alone = false;
        while (i < text.length() && Character.isLetterOrDigit(text.charAt(i)) && !alone) {
            alone = Character.isIdeographic(text.charAt(i));
            if (alone && i > start) {
                break;
            }
            hash = (hash ^ Character.toLowerCase(text.charAt(i))) * PRIME;
            i++;
        }
        add(hash, start, i);
        return i;
    }

    private void add(long hash, int start, int end) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        hashes[count] = hash;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /** A run of words. */
    record Gram(long hash, int start, int end) {}

    /** Every run of so many words that stand together. */
    List<Gram> grams(int words) {
        List<Gram> grams = new ArrayList<>(Math.max(0, count - words + 1));
        int together = 0;
        for (int i = 0; i < count; i++) {
            boolean joined = i > 0 && starts[i] - ends[i - 1] <= MAX_GAP;
            together = ends[i] - starts[i] > MAX_WORD ? 0 : joined ? together + 1 : 1;
            if (together >= words) {
                grams.add(new Gram(hash(i - words + 1, i), starts[i - words + 1], ends[i]));
            }
        }
        return grams;
    }

    private long hash(int first, int last) {
        long hash = BASIS;
        for (int i = first; i <= last; i++) {
            hash = (hash ^ hashes[i]) * PRIME;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
