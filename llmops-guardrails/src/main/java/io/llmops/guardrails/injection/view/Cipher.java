package io.llmops.guardrails.injection.view;

import io.llmops.guardrails.injection.language.Hash;
import io.llmops.guardrails.injection.language.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Reads stretches of words that nobody knows: backwards, with the alphabet shifted, or with the alphabet mirrored,
 * whichever makes most of them known. Every word is looked at a fixed number of times.
 */
final class Cipher {

    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_LETTERS = 12;
    private static final int SAMPLE = 24;

    /** If none of so many words is known, the key is wrong. */
    private static final int FIRST = 5;

    private static final int REVERSED = 26;
    private static final int MIRRORED = 27;
    private static final int KEYS = 28;

    private final View view;
    private final String text;
    private final Strand solved = new Strand(64);
    private final int[] starts = new int[SAMPLE];
    private final int[] ends = new int[SAMPLE];
    private int sampled;

    private Cipher(View view) {
        this.view = view;
        this.text = view.text();
    }

    static @Nullable View of(View view) {
        Cipher cipher = new Cipher(view);
        cipher.run();
        return cipher.solved.length() == 0 ? null : cipher.solved.view(Reading.CIPHER, Disguise.NONE);
    }

    /** Stretches of unknown words; two known ones in a row end them. */
    private void run() {
        int start = -1;
        int end = -1;
        int words = 0;
        int known = 0;
        for (int i = nextWord(0); i < text.length(); i = nextWord(wordEnd(i))) {
            int stop = wordEnd(i);
            boolean isKnown = hits(i, stop, 0);
            if (!isKnown) {
                start = start < 0 ? i : start;
                end = stop;
                words++;
                known = 0;
            } else if (start >= 0 && stop - i > 2 && ++known == 2) {
                solve(start, end, words);
                start = -1;
                words = 0;
                known = 0;
            }
        }
        if (start >= 0) {
            solve(start, end, words);
        }
    }

    private void solve(int start, int end, int words) {
        if (words < FEWEST_WORDS || end - start < FEWEST_LETTERS) {
            return;
        }
        sample(start, end);
        int key = 0;
        int most = 0;
        for (int each = 1; each < KEYS; each++) {
            int score = score(each);
            if (score > most) {
                most = score;
                key = each;
            }
        }
        if (key != 0) {
            write(start, end, key);
        }
    }

    private void sample(int start, int end) {
        sampled = 0;
        for (int i = nextWord(start); i < end && sampled < SAMPLE; i = nextWord(wordEnd(i))) {
            starts[sampled] = i;
            ends[sampled++] = Math.min(end, wordEnd(i));
        }
    }

    /** Known letters under a key, if at least half of a sample's letters and two words are known. */
    private int score(int key) {
        int total = 0;
        int known = 0;
        int knownWords = 0;
        for (int i = 0; i < sampled; i++) {
            int length = ends[i] - starts[i];
            total += length;
            if (hits(starts[i], ends[i], key)) {
                known += length;
                knownWords += length > 2 ? 1 : 0;
            } else if (i + 1 == FIRST && known == 0) {
                return 0;
            }
        }
        return 2 * known >= total && knownWords >= 2 ? known : 0;
    }

    private boolean hits(int start, int end, int key) {
        int hash = Hash.SEED;
        for (int i = start; i < end; i++) {
            char c = key == REVERSED ? text.charAt(start + end - 1 - i) : text.charAt(i);
            hash = Hash.step(hash, turn(Ascii.lower(c), key));
        }
        return Vocabulary.ENGLISH.contains(hash);
    }

    private static char turn(char c, int key) {
        if (c < 'a' || c > 'z' || key == REVERSED || key == 0) {
            return c;
        }
        if (key == MIRRORED) {
            return (char) ('a' + 'z' - c);
        }
        int turned = c + key;
        return (char) (turned > 'z' ? turned - 26 : turned);
    }

    private void write(int start, int end, int key) {
        int length = end - start;
        for (int i = 0; i < length; i++) {
            int at = key == REVERSED ? end - 1 - i : start + i;
            solved.add(turn(Ascii.lower(text.charAt(at)), key), view.origin(at));
        }
        solved.add('\n', view.origin(end - 1));
    }

    private int nextWord(int from) {
        int i = from;
        while (i < text.length() && !Ascii.isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** A word has 40 letters at most. */
    private int wordEnd(int from) {
        int i = from;
        while (i < text.length() && i < from + 40 && (Ascii.isLetter(text.charAt(i)) || isApostrophe(i))) {
            i++;
        }
        return i;
    }

    private boolean isApostrophe(int i) {
        return text.charAt(i) == '\'' && i + 1 < text.length() && Ascii.isLetter(text.charAt(i + 1));
    }
}
