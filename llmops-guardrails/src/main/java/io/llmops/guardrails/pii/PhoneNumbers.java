package io.llmops.guardrails.pii;

/** Telephone numbers: their form by a {@link PhoneJudge}, and the words around them. */
final class PhoneNumbers implements Recognizer {

    private static final int NEAR = 40;
    private static final int NEAR_AFTER = 18;
    private static final int LEAST_DIGITS = 6;
    private static final int MOST_DIGITS = 17;

    private final PhoneJudge judge;

    PhoneNumbers(PhoneJudge judge) {
        this.judge = judge;
    }

    @Override
    public void look(Sight sight, int start) {
        char first = sight.at(start);
        if (DigitGroups.isJoined(sight, start) || sight.at(start - 1) == '+') {
            return;
        }
        if (first == '+' && sight.at(start + 1) == ' ') {
            return;
        }
        DigitGroups groups = DigitGroups.read(sight, start);
        boolean bracketed = groups.count() > 1 && groups.gap(0).startsWith(")");
        if (bracketed != (first == '(') && (first == '(' || sight.at(start - 1) == '(')) {
            return;
        }
        if (groups.digitsIn(groups.count()) < LEAST_DIGITS || isMoney(sight.at(start - 1))) {
            return;
        }
        int best = 0;
        double most = 0;
        for (int used = groups.count(); used > 0; used--) {
            double score = isPhoneLike(sight, groups, used)
                    ? judge.judge(groups, used, sight.text(start, groups.end(used - 1)))
                    : 0;
            if (score > most) {
                most = score;
                best = used;
            }
        }
        if (most > 0) {
            tell(sight, start, groups, best, most);
        }
    }

    private static void tell(Sight sight, int start, DigitGroups groups, int used, double form) {
        int end = extensionEnd(sight, groups.end(used - 1));
        double context = context(sight, start, end);
        double loose = !groups.isInternational() && DigitGroups.followsDigits(sight, start) ? 0.2 : 0;
        double longer = groups.goOnAfter(used) ? 0.15 : 0;
        String rule =
                groups.isInternational() ? "phone-international" : form >= 0.3 ? "phone-national" : "phone-context";
        sight.found(Entity.PHONE, rule, start, end, Math.min(0.99, form + context - loose - longer));
    }

    private static double context(Sight sight, int start, int end) {
        Cue before = sight.before(start, NEAR);
        int speaks = before.speaksFor(Cue.PHONE);
        if (speaks != 0) {
            return speaks > 0 ? 0.4 : -0.35;
        } else if (sight.after(end, NEAR_AFTER, Cue.PHONE)) {
            return 0.35;
        }
        return before == Cue.CALL || sight.after(end, NEAR_AFTER, Cue.CALL) ? 0.25 : 0;
    }

    private static boolean isMoney(char before) {
        return before == '$' || before == '€' || before == '£' || before == '#';
    }

    private static boolean isPhoneLike(Sight sight, DigitGroups groups, int used) {
        int digits = groups.digitsIn(used);
        return digits >= LEAST_DIGITS
                && digits <= MOST_DIGITS
                && !endsBadly(sight, groups.end(used - 1))
                && (groups.isInternational() || !isDate(groups, used))
                && !isZipPlusFour(groups, used)
                && groups.digits(used).chars().distinct().count() > 2
                && !hasOddGaps(groups, used);
    }

    /** An extension may follow, a letter otherwise not. */
    private static boolean endsBadly(Sight sight, int end) {
        char next = sight.at(end);
        if (next == 'x' && Chars.isDigit(sight.at(end + 1))) {
            return false;
        }
        boolean word = next == '-' && !Chars.isDigit(sight.at(end + 1));
        return next == '%'
                || (next == ',' && Chars.isDigit(sight.at(end + 1)))
                || (!word && DigitGroups.goesOn(sight, end));
    }

    private static boolean isDate(DigitGroups groups, int used) {
        if (used < 3) {
            return false;
        }
        boolean yearFirst =
                groups.size(0) == 4 && groups.size(1) <= 2 && groups.size(2) == 2 && isYear(groups.number(0));
        boolean yearLast =
                groups.size(0) <= 2 && groups.size(1) <= 2 && groups.size(2) == 4 && isYear(groups.number(2));
        return (yearFirst || yearLast) && groups.number(1) <= 31;
    }

    private static boolean isYear(int number) {
        return number >= 1890 && number <= 2099;
    }

    private static boolean isZipPlusFour(DigitGroups groups, int used) {
        return used == 2
                && groups.size(0) == 5
                && groups.size(1) == 4
                && groups.gap(0).equals("-");
    }

    /** Versions, fractions, decimals, lists of numbers. */
    private static boolean hasOddGaps(DigitGroups groups, int used) {
        int single = 0;
        for (int i = 0; i < used; i++) {
            single += groups.size(i) == 1 ? 1 : 0;
            String gap = i == used - 1 ? "" : groups.gap(i);
            if (gap.startsWith("  ") || gap.contains("..") || gap.contains("--") || gap.equals(". ")) {
                return true;
            }
        }
        boolean decimal = used == 2 && groups.gap(0).equals(".");
        return decimal || single > 2 || (used > 1 && groups.size(used - 1) == 1);
    }

    /** {@code x4587}, {@code ext. 12}. */
    private static int extensionEnd(Sight sight, int end) {
        int at = end;
        while (sight.at(at) == ' ' && at - end < 2) {
            at++;
        }
        if (sight.at(at) == 'x') {
            at++;
        } else if (sight.at(at) == 'e' && sight.at(at + 1) == 'x' && sight.at(at + 2) == 't') {
            at += 3;
            at += sight.at(at) == '.' ? 1 : 0;
            at += sight.at(at) == ' ' ? 1 : 0;
        } else {
            return end;
        }
        int from = at;
        while (at - from < 7 && Chars.isDigit(sight.at(at))) {
            at++;
        }
        return at > from && at - from < 7 ? at : end;
    }
}
