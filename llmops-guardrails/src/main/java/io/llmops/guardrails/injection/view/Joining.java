package io.llmops.guardrails.injection.view;

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
        int letters = 0;
        int last = from;
        int next = from;
        boolean wide = false;
        int shortest = LONGEST_GAP;
        while (next >= 0) {
            letters += Ascii.isLetter(text.charAt(next)) ? 1 : 0;
            last = next;
            next = nextSingle(last);
            if (next > 0) {
                shortest = Math.min(shortest, next - last - 1);
            }
        }
        if (letters >= FEWEST_LETTERS) {
            for (int i = from; i < last; i = nextSingle(i)) {
                wide |= nextSingle(i) - i - 1 > shortest;
            }
            join(from, last, shortest, wide);
        }
        return last + 1;
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

    private void join(int from, int last, int shortest, boolean wide) {
        Strand letters = new Strand(last - from + 2);
        for (int i = from; i >= 0 && i <= last; i = nextSingle(i)) {
            letters.add(text.charAt(i), view.origin(i));
            int next = i == last ? -1 : nextSingle(i);
            if (next > 0 && (wide ? next - i - 1 > shortest : isMixedGap(from, i, next))) {
                letters.add(' ', view.origin(i));
            }
        }
        if (wide || containsSpace(letters)) {
            copy(letters);
        } else {
            part(letters);
        }
        joined.add('\n', view.origin(last));
    }

    /** A space where the first gap has none parts words. */
    private boolean isMixedGap(int from, int i, int next) {
        return text.charAt(from + 1) != ' ' && text.substring(i + 1, next).indexOf(' ') >= 0;
    }

    private static boolean containsSpace(Strand letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) == ' ') {
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
