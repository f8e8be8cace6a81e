package io.llmops.guardrails.pii;

/** Postal codes that are called so, and those of Britain and Canada, which look like little else, with less certainty. */
final class PostalCodes implements Recognizer {

    private static final int NEAR = 20;

    @Override
    public void look(Sight sight, int start) {
        if (DigitGroups.isJoined(sight, start)) {
            return;
        }
        boolean called = sight.before(start, NEAR) == Cue.POSTCODE && sight.isNextToCue(start);
        int lettered = britishEnd(sight, start);
        if (lettered > start) {
            sight.found(Entity.POSTAL_ADDRESS, "postal-code", start, lettered, called ? 0.9 : 0.35);
        } else if (called) {
            int end = calledEnd(sight, start);
            if (end > start) {
                sight.found(Entity.POSTAL_ADDRESS, "postal-code", start, end, 0.7);
            }
        }
    }

    /** Three to eight digits, with one gap, or four digits and two letters. */
    private static int calledEnd(Sight sight, int start) {
        int at = start;
        while (at - start < 8 && Chars.isDigit(sight.at(at))) {
            at++;
        }
        int end = at;
        int digits = at - start;
        if ((sight.at(at) == '-' || sight.at(at) == ' ') && digits >= 2 && Chars.isDigit(sight.at(at + 1))) {
            int second = at + 1;
            while (second - at < 6 && Chars.isDigit(sight.at(second))) {
                second++;
            }
            digits += second - at - 1;
            end = second;
        } else if (sight.at(at) == ' '
                && digits == 4
                && Chars.isUpper(sight.at(at + 1))
                && Chars.isUpper(sight.at(at + 2))
                && !Chars.joins(sight.at(at + 3))) {
            end = at + 3;
        }
        return digits < 3 || digits > 9 || DigitGroups.precedesDigits(sight, end) || DigitGroups.goesOn(sight, end)
                ? start
                : end;
    }

    /** {@code SW1A 1AA}, {@code B0J 2H0}; or the same place. */
    static int britishEnd(Sight sight, int start) {
        int at = start;
        while (at - start < 2 && Chars.isUpper(sight.at(at)) && Chars.isAsciiLetter(sight.at(at))) {
            at++;
        }
        if (at == start || !Chars.isDigit(sight.at(at))) {
            return start;
        }
        at++;
        boolean canadian = at - start == 2 && isPlainUpper(sight.at(at));
        at += Chars.isDigit(sight.at(at)) || isPlainUpper(sight.at(at)) ? 1 : 0;
        if (sight.at(at) != ' ' || !Chars.isDigit(sight.at(at + 1))) {
            return start;
        }
        boolean inward =
                isPlainUpper(sight.at(at + 2)) && isPlainUpper(sight.at(at + 3)) && !Chars.joins(sight.at(at + 4));
        boolean local = canadian
                && isPlainUpper(sight.at(at + 2))
                && Chars.isDigit(sight.at(at + 3))
                && !Chars.joins(sight.at(at + 4));
        return inward || local ? at + 4 : start;
    }

    private static boolean isPlainUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
