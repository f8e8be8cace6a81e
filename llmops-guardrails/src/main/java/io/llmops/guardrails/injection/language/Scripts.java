package io.llmops.guardrails.injection.language;

/** What a character is to a reader of words. */
final class Scripts {

    private Scripts() {}

    /** Han, Kana, Thai, Lao, Khmer, Burmese: no spaces between words. */
    static boolean isUnspaced(char c) {
        return c >= 0x0E00
                && (c < 0x0F00
                        || (c >= 0x1000 && c < 0x10A0)
                        || (c >= 0x1780 && c < 0x1800)
                        || (c >= 0x3040 && c < 0xA000 && c != 0x30FB)
                        || (c >= 0xF900 && c < 0xFB00));
    }

    static boolean inWord(char c) {
        if (c < 128) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        if (Character.isLetterOrDigit(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
