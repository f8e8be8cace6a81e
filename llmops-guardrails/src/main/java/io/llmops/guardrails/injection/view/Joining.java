package io.llmops.guardrails.injection.view;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Joins letters that stand apart, as in {@code i g n o r e} or {@code I-G-N-O-R-E}, and parts words that were written
 * without spaces. Only those stretches become the view.
 */
final class Joining {

    private static final int FEWEST_LETTERS = 7;
    private static final int LONGEST_GAP = 5;
    private static final int LONG_WORD = 18;

    private final View view;
    private final String text;
    private final Strand joined = new Strand(64);
    private int[] singles = new int[16];

    private Joining(View view) {
        this.view = view;
        this.text = view.text();
    }

    static @Nullable View of(View view) {
        Joining joining = new Joining(view);
        joining.run();
        return joining.joined.length() == 0 ? null : joining.joined.view(Reading.JOINED, Disguise.NONE);
    }

    private void run() {
        int i = 0;
        while (i < text.length()) {
            if (isWordChar(i)) {
                int end = i;
                while (end < text.length() && isWordChar(end)) {
                    end++;
                }
                if (end - i == 1) {
                    i = apart(i);
                } else {
                    if (end - i >= LONG_WORD) {
                        longWord(i, end);
                    }
                    i = end;
                }
            } else {
                i++;
            }
        }
    }

    /** Single characters from here on; the index after them. */
    private int apart(int from) {
        int count = collectSingles(from);
        if (letters(count) >= FEWEST_LETTERS) {
            join(count);
        }
        return singles[count - 1] + 1;
    }

    private int collectSingles(int from) {
        int count = 0;
        for (int i = from; i >= 0; i = nextSingle(i)) {
            if (count == singles.length) {
                singles = Arrays.copyOf(singles, 2 * count);
            }
            singles[count++] = i;
        }
        return count;
    }

    /** The next character that stands alone, not far away; or -1. */
    private int nextSingle(int from) {
        int end = Math.min(text.length(), from + 2 + LONGEST_GAP);
        for (int i = from + 1; i < end; i++) {
            if (isWordChar(i)) {
                return i > from + 1 && (i + 1 == text.length() || !isWordChar(i + 1)) ? i : -1;
            }
        }
        return -1;
    }

    private int letters(int count) {
        int letters = 0;
        for (int i = 0; i < count; i++) {
            letters += Ascii.isLetter(text.charAt(singles[i])) ? 1 : 0;
        }
        return letters;
    }

    /** Joins the first of the singles. Where some gaps are wider than others, the wider ones part words. */
    private void join(int count) {
        int shortest = LONGEST_GAP;
        int widest = 0;
        for (int i = 1; i < count; i++) {
            shortest = Math.min(shortest, gap(i));
            widest = Math.max(widest, gap(i));
        }
        boolean wide = widest > shortest;
        boolean signs = text.charAt(singles[0] + 1) != ' ';
        Strand letters = new Strand(count + 2);
        boolean parted = wide;
        for (int i = 0; i < count; i++) {
            letters.add(text.charAt(singles[i]), view.origin(singles[i]));
            if (i + 1 < count && (wide ? gap(i + 1) > shortest : signs && isSpaceBefore(i + 1))) {
                letters.add(' ', view.origin(singles[i]));
                parted = true;
            }
        }
        if (parted) {
            copy(letters);
        } else {
            part(letters);
        }
        joined.add('\n', view.origin(singles[count - 1]));
    }

    /** The characters between a single and the one before it. */
    private int gap(int single) {
        return singles[single] - singles[single - 1] - 1;
    }

    /** A space where the first gap has none parts words. */
    private boolean isSpaceBefore(int single) {
        for (int i = singles[single - 1] + 1; i < singles[single]; i++) {
            if (text.charAt(i) == ' ') {
                return true;
            }
        }
        return false;
    }

    private void copy(Strand letters) {
        for (int i = 0; i < letters.length(); i++) {
            joined.add(letters.charAt(i), letters.origin(i));
        }
    }

    private void longWord(int start, int end) {
        Strand letters = new Strand(end - start);
        for (int i = start; i < end; i++) {
            if (!Ascii.isLetter(text.charAt(i)) || (i > start && isHump(i))) {
                return;
            }
            letters.add(text.charAt(i), view.origin(i));
        }
        part(letters);
        joined.add('\n', view.origin(end - 1));
    }

    private boolean isHump(int i) {
        return Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1));
    }

    private void part(Strand letters) {
        for (int start = 0; start < letters.length(); start += Segmenter.MOST_LETTERS) {
            int end = Math.min(letters.length(), start + Segmenter.MOST_LETTERS);
            char[] lower = new char[end - start];
            for (int i = start; i < end; i++) {
                lower[i - start] = Ascii.lower(letters.charAt(i));
            }
            boolean[] starts = Segmenter.wordStarts(lower, 0, lower.length);
            for (int i = 0; i < lower.length; i++) {
                if (starts[i] && joined.length() > 0) {
                    joined.add(' ', letters.origin(start + i));
                }
                joined.add(letters.charAt(start + i), letters.origin(start + i));
            }
        }
    }

    private boolean isWordChar(int i) {
        char c = text.charAt(i);
        return c < 128 ? Ascii.isLetter(c) || Ascii.isDigit(c) : Character.isLetterOrDigit(c);
    }
}
