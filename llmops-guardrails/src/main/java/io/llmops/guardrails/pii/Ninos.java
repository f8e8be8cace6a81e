package io.llmops.guardrails.pii;

import java.util.Locale;
import java.util.Set;

/**
 * National insurance numbers of the United Kingdom (HMRC, NIM39110): two letters, six digits, A to D. {@code QQ}, which
 * stands for them in examples, is found too.
 */
final class Ninos implements Recognizer {

    private static final Set<String> UNUSED = Set.of("BG", "GB", "NK", "KN", "TN", "NT", "ZZ");

    @Override
    public void look(Sight sight, int start) {
        if (!Chars.isAsciiLetter(sight.at(start)) || !Chars.isAsciiLetter(sight.at(start + 1))) {
            return;
        }
        int at = start + 2;
        boolean spaced = false;
        for (int pair = 0; pair < 3; pair++) {
            if (sight.at(at) == ' ') {
                spaced = true;
                at++;
            }
            if (!Chars.isDigit(sight.at(at)) || !Chars.isDigit(sight.at(at + 1))) {
                return;
            }
            at += 2;
        }
        int suffix = sight.at(at) == ' ' ? at + 1 : at;
        boolean complete = "ABCDabcd".indexOf(sight.at(suffix)) >= 0 && !Chars.joins(sight.at(suffix + 1));
        int end = complete ? suffix + 1 : at;
        if (DigitGroups.goesOn(sight, end)
                || DigitGroups.isJoined(sight, start)
                || !isPrefix(sight.text(start, start + 2).toUpperCase(Locale.ROOT))) {
            return;
        }
        double form =
                (complete ? 0.6 : 0.2) + (complete && spaced ? 0.1 : 0) - (Chars.isUpper(sight.at(start)) ? 0 : 0.2);
        int speaks = sight.before(start, Cues.FARTHEST).speaksFor(Cue.NINO);
        double context = speaks > 0 ? 0.4 : 0.15 * speaks;
        sight.found(Entity.UK_NINO, "nino", start, end, form + context);
    }

    private static boolean isPrefix(String letters) {
        return letters.equals("QQ")
                || (!UNUSED.contains(letters)
                        && "DFIQUV".indexOf(letters.charAt(0)) < 0
                        && "DFIQUVO".indexOf(letters.charAt(1)) < 0);
    }
}
