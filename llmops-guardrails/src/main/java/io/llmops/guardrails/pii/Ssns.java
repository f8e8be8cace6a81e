package io.llmops.guardrails.pii;

/**
 * Social security numbers of the United States: area, group and serial that the Social Security Administration issues
 * (no area 000, 666 or 900 and above, no group 00, no serial 0000; POMS RM 10201.035).
 */
final class Ssns implements Recognizer {

    @Override
    public void look(Sight sight, int start) {
        if (!Chars.isDigit(sight.at(start)) || DigitGroups.isJoined(sight, start)) {
            return;
        }
        DigitGroups groups = DigitGroups.read(sight, start);
        boolean grouped = groups.isShaped("- .", 3, 2, 4);
        int used = grouped ? 3 : 1;
        String digits = groups.digits(used);
        if (digits.length() != 9 || !isIssued(digits) || DigitGroups.goesOn(sight, groups.end(used - 1))) {
            return;
        }
        double form = !grouped ? 0.15 : groups.gap(0).equals("-") ? 0.65 : 0.35;
        double spaced = DigitGroups.followsDigits(sight, start) ? 0.3 : 0;
        double context = 0.4 * sight.before(start, Cues.FARTHEST).speaksFor(Cue.SSN);
        sight.found(
                Entity.US_SSN,
                grouped ? "ssn-grouped" : "ssn-plain",
                start,
                groups.end(used - 1),
                form + context - spaced);
    }

    private static boolean isIssued(String digits) {
        int area = Integer.parseInt(digits.substring(0, 3));
        return area != 0 && area != 666 && area < 900 && !digits.startsWith("00", 3) && !digits.endsWith("0000");
    }
}
