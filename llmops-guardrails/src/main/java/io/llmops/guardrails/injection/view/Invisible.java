package io.llmops.guardrails.injection.view;

/** Characters that are read by machines and seen by nobody. */
final class Invisible {

    private static final int TAGS = 0xE0000;
    private static final int SELECTORS = 0xE0100;

    private Invisible() {}

    /** Format characters, zero-width ones and fillers, but not tags. */
    static boolean is(int cp) {
        return cp == 0xAD
                || cp == 0x34F
                || cp == 0x61C
                || cp == 0x115F
                || cp == 0x1160
                || cp == 0x17B4
                || cp == 0x17B5
                || (cp >= 0x180B && cp <= 0x180E)
                || (cp >= 0x200B && cp <= 0x200F)
                || (cp >= 0x202A && cp <= 0x202E)
                || (cp >= 0x2060 && cp <= 0x206F)
                || cp == 0x3164
                || (cp >= 0xFE00 && cp <= 0xFE0F)
                || cp == 0xFEFF
                || cp == 0xFFA0
                || (cp >= 0x1D173 && cp <= 0x1D17A)
                || (cp >= SELECTORS && cp < SELECTORS + 240);
    }

    /** The ASCII character that a tag character stands for, or 0. */
    static char tagged(int cp) {
        return cp >= TAGS + ' ' && cp <= TAGS + '~' ? (char) (cp - TAGS) : 0;
    }

    /** Any tag character, those without a letter included. */
    static boolean isTag(int cp) {
        return cp >= TAGS && cp < TAGS + 128;
    }

    /** The byte that a variation selector can smuggle, or -1. */
    static int smuggled(int cp) {
        if (cp >= 0xFE00 && cp <= 0xFE0F) {
            return cp - 0xFE00;
        }
        return cp >= SELECTORS && cp < SELECTORS + 240 ? cp - SELECTORS + 16 : -1;
    }
}
