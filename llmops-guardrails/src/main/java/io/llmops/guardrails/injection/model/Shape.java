package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Tokens;
import io.llmops.guardrails.injection.view.Disguise;
import java.util.Arrays;

/** How a window looks: length, place, capitals, marks, disguises. */
final class Shape {

    private static final String MARKS = "!?:<>[]{}#*-\"`|=@/;()";

    private static final byte[] MARK_OF = new byte[128];

    static {
        Arrays.fill(MARK_OF, (byte) -1);
        for (byte i = 0; i < MARKS.length(); i++) {
            MARK_OF[MARKS.charAt(i)] = i;
        }
    }

    private Shape() {}

    static void look(Page page, Window window, Features into) {
        into.shape(0, page.view().reading().ordinal());
        into.shape(1, log2(window.to() - window.from()));
        into.shape(2, Math.min(4, log2(page.windows().size())));
        into.shape(3, place(page, window));
        disguise(page.view().disguise(), page.tokens(), into);
        marks(page.tokens(), window, into);
        into.shape(9, capitals(page, window));
    }

    private static int place(Page page, Window window) {
        return (window.from() == 0 ? 1 : 0) + (window.to() == page.tokens().size() ? 2 : 0);
    }

    private static void disguise(Disguise disguise, Tokens tokens, Features into) {
        into.shape(4, Math.min(4, log2(disguise.invisible())));
        into.shape(5, Math.min(4, log2(disguise.mixedWords())));
        into.shape(6, Math.min(4, log2(disguise.styled())));
        into.shape(7, Math.min(4, log2(tokens.leet())));
        into.shape(8, Math.min(4, log2(tokens.scrambled())));
    }

    private static void marks(Tokens tokens, Window window, Features into) {
        int[] counts = new int[MARKS.length()];
        for (int i = window.from(); i < window.to(); i++) {
            if (tokens.kind(i) == Tokens.Kind.MARK) {
                char c = tokens.charAt(tokens.start(i));
                int mark = c < MARK_OF.length ? MARK_OF[c] : -1;
                if (mark >= 0) {
                    counts[mark]++;
                }
            }
        }
        for (int i = 0; i < counts.length; i++) {
            into.shape(16 + i, Math.min(3, counts[i]));
        }
    }

    /** The share of capitals among letters, in steps. */
    private static int capitals(Page page, Window window) {
        int percent = page.capitals().percent(window);
        return percent > 70 ? 3 : percent > 25 ? 2 : percent > 0 ? 1 : 0;
    }

    private static int log2(int n) {
        return 32 - Integer.numberOfLeadingZeros(n);
    }
}
