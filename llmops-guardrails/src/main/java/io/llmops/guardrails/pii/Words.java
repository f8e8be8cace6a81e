package io.llmops.guardrails.pii;

/** Reads words and house numbers, with no more than a bounded look on. */
final class Words {

    private static final int LONGEST = 32;

    private Words() {}

    /** Where the word that begins here ends, or the same place. Hyphens and apostrophes are within it. */
    static int end(Sight sight, int start) {
        int at = start;
        while (at - start < LONGEST && isOfWord(sight, at, start)) {
            at++;
        }
        return at;
    }

    private static boolean isOfWord(Sight sight, int at, int start) {
        char c = sight.at(at);
        return Chars.isLetter(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || (at > start && (c == '-' || c == '\'') && Chars.isLetter(sight.at(at + 1)));
    }

    /** Where a number of one to five digits ends, with a letter, a range or a fraction; or the same place. */
    static int numberEnd(Sight sight, int start) {
        int at = start;
        while (at - start < 6 && Chars.isDigit(sight.at(at))) {
            at++;
        }
        if (at == start || at - start > 5) {
            return start;
        }
        char next = sight.at(at);
        if ((next == '-' || next == '/') && Chars.isDigit(sight.at(at + 1))) {
            int second = at + 1;
            while (second - at < 5 && Chars.isDigit(sight.at(second))) {
                second++;
            }
            at = second;
        } else if (Chars.isAsciiLetter(next)) {
            at++;
        }
        boolean compound = sight.at(at) == '-' && Chars.isLetter(sight.at(at + 1));
        return compound || Chars.joins(sight.at(at)) || sight.at(at) == ':' || sight.at(at) == '%' ? start : at;
    }

    /** Where white space ends: at most two line breaks, with marks of quotation after them. */
    static int gapEnd(Sight sight, int start) {
        int at = start;
        int breaks = 0;
        while (at - start < 10 && (Chars.isSpace(sight.at(at)) || (breaks > 0 && sight.at(at) == '>'))) {
            breaks += sight.at(at) == '\n' ? 1 : 0;
            at++;
        }
        return breaks > 2 ? start : at;
    }
}
