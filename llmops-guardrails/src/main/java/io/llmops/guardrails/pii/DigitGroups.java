package io.llmops.guardrails.pii;

/** A run of digits as people write long numbers: in groups, with spaces, hyphens, dots, slashes or brackets between. */
final class DigitGroups {

    private static final int MAX_GROUPS = 10;
    private static final int MAX_DIGITS = 34;
    private static final int MAX_GAP = 3;

    private final boolean international;
    private final int[] ends = new int[MAX_GROUPS];
    private final int[] sizes = new int[MAX_GROUPS];
    private final String[] gaps = new String[MAX_GROUPS];
    private final StringBuilder digits = new StringBuilder(MAX_DIGITS);
    private int count;
    private boolean redacted;

    private DigitGroups(boolean international) {
        this.international = international;
    }

    /** Reads on from a digit, a plus or an opening bracket. */
    static DigitGroups read(Sight sight, int start) {
        boolean international = sight.at(start) == '+';
        DigitGroups groups = new DigitGroups(international);
        int at = start;
        for (int i = 0; i < MAX_GAP && !Chars.isDigit(sight.at(at)); i++) {
            at++;
        }
        groups.readGroups(sight, at);
        return groups;
    }

    private void readGroups(Sight sight, int from) {
        int at = from;
        while (count < MAX_GROUPS && Chars.isDigit(sight.at(at))) {
            while (digits.length() < MAX_DIGITS && Chars.isDigit(sight.at(at))) {
                digits.append(sight.at(at++));
                sizes[count]++;
                while (sight.at(at) == Folding.FILLER && sight.at(at + 1) != Folding.FILLER) {
                    at++;
                }
            }
            ends[count] = at;
            int next = at;
            while (next - at < MAX_GAP && isGap(sight.at(next))) {
                next++;
            }
            gaps[count++] = sight.text(at, next);
            at = next;
        }
        redacted = sight.at(at) == Folding.PLACEHOLDER;
    }

    private static boolean isGap(char c) {
        return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')';
    }

    int count() {
        return count;
    }

    int size(int group) {
        return sizes[group];
    }

    int end(int group) {
        return ends[group];
    }

    /** Whether there are more groups than these, or were before they were redacted. */
    boolean goOnAfter(int groups) {
        return groups < count || redacted;
    }

    boolean isInternational() {
        return international;
    }

    /** Whether the first groups have this size. */
    boolean areAll(int size, int groups) {
        for (int i = 0; i < groups; i++) {
            if (sizes[i] != size) {
                return false;
            }
        }
        return groups > 1;
    }

    int digitsIn(int groups) {
        int sum = 0;
        for (int i = 0; i < groups; i++) {
            sum += sizes[i];
        }
        return sum;
    }

    /** The digits of the first groups. */
    String digits(int groups) {
        return digits.substring(0, digitsIn(groups));
    }

    int number(int group) {
        int from = digitsIn(group);
        return sizes[group] > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits.substring(from, from + sizes[group]));
    }

    /** The gap between two groups. */
    String gap(int group) {
        return gaps[group];
    }

    /** Whether the first groups have these sizes, with one and the same of these characters between them. */
    boolean isShaped(String separators, int... wanted) {
        if (count < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            boolean last = i == wanted.length - 1;
            if (sizes[i] != wanted[i] || (!last && !(gaps[i].equals(gaps[0]) && isOneOf(separators, gaps[i])))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneOf(String separators, String gap) {
        return gap.length() == 1 && separators.indexOf(gap.charAt(0)) >= 0;
    }

    /** Whether a number goes on here: a digit or letter, or a point, comma, slash or hyphen and then a digit. */
    static boolean goesOn(Sight sight, int end) {
        char next = sight.at(end);
        return Chars.joins(next)
                || next == '@'
                || ((next == '.' || next == '-' || next == '/' || next == ':') && Chars.joins(sight.at(end + 1)));
    }

    /** Whether what begins here belongs to what stands before it; an escaped line break, as in JSON, does not. */
    static boolean isJoined(Sight sight, int start) {
        char before = sight.at(start - 1);
        char second = sight.at(start - 2);
        if (Chars.joins(before)) {
            return !(second == '\\' && (before == 'n' || before == 'r' || before == 't'));
        }
        return (before == Folding.FILLER && isNumber(second))
                || ((before == '-' || before == '/') && Chars.joins(second))
                || (before == '.' && isNumber(second));
    }

    /** Whether a group of digits stands before, with one space between, or stood there before it was redacted. */
    static boolean followsDigits(Sight sight, int start) {
        return sight.at(start - 1) == ' ' && isNumber(sight.at(start - 2));
    }

    /** Whether a group of digits follows, with one space between, or did before it was redacted. */
    static boolean precedesDigits(Sight sight, int end) {
        return sight.at(end) == ' ' && isNumber(sight.at(end + 1));
    }

    private static boolean isNumber(char c) {
        return Chars.isDigit(c) || c == Folding.PLACEHOLDER;
    }
}
