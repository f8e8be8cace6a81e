package io.llmops.guardrails.pii;

import java.util.Arrays;
import java.util.List;

/**
 * Numbers of payment cards: a range of an issuer with the lengths it uses (ISO/IEC 7812-1 and the issuers' published
 * ranges), and the check digit of Luhn. Ranges or lengths that ordinary numbers share need the word "card" nearby.
 */
final class CardNumbers implements Recognizer {

    /** The last one is for what nobody else issues. */
    private static final List<Issuer> ISSUERS = List.of(
            Issuer.of("american-express", "340000-349999 370000-379999", 0.65, 15, 15, 15),
            Issuer.of("jcb", "350000-359999 180000-180099 213100-213199", 0.65, 16, 15, 19),
            Issuer.of("diners", "300000-305999 309000-309999 360000-369999 380000-399999", 0.45, 14, 14, 19),
            Issuer.of("visa", "400000-499999", 0.65, 16, 13, 19),
            Issuer.of("mastercard", "510000-559999 222100-272099", 0.65, 16, 16, 16),
            Issuer.of("mir", "220000-220499", 0.45, 16, 16, 16),
            Issuer.of("discover", "601100-601199 644000-659999", 0.65, 16, 16, 19),
            Issuer.of("unionpay", "620000-629999 810000-819999", 0.45, 16, 16, 19),
            Issuer.of("rupay", "600000-609999 820000-829999", 0.45, 16, 12, 19),
            Issuer.of("maestro", "500000-509999 560000-699999", 0.3, 16, 12, 19),
            Issuer.of("other-issuer", "000000-999999", 0.15, 0, 0, 0));

    /**
     * Who issues cards, with ranges of the first six digits and lengths.
     *
     * @param sure how much range and the usual length say, without Luhn and context
     */
    private record Issuer(String rule, List<Integer> bounds, double sure, int usual, int least, int most) {

        static Issuer of(String rule, String ranges, double sure, int usual, int least, int most) {
            List<Integer> bounds = Arrays.stream(ranges.split("[- ]", -1))
                    .map(Integer::valueOf)
                    .toList();
            return new Issuer(rule, bounds, sure, usual, least, most);
        }

        static Issuer of(String digits) {
            int six = Integer.parseInt(digits.substring(0, 6));
            return ISSUERS.stream()
                    .filter(issuer -> issuer.has(six))
                    .findFirst()
                    .orElseThrow();
        }

        private boolean has(int six) {
            for (int i = 0; i < bounds.size(); i += 2) {
                if (six >= bounds.get(i) && six <= bounds.get(i + 1)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final int[][] SHAPES = {{4, 4, 4, 4}, {4, 6, 5}, {4, 6, 4}, {4, 4, 4, 4, 3}, {4, 4, 4, 1}};
    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    @Override
    public void look(Sight sight, int start) {
        if (!Chars.isDigit(sight.at(start)) || DigitGroups.isJoined(sight, start)) {
            return;
        }
        DigitGroups groups = DigitGroups.read(sight, start);
        int used = shape(groups);
        if (used == 0 || DigitGroups.goesOn(sight, groups.end(used - 1))) {
            return;
        }
        String digits = groups.digits(used);
        Issuer issuer = Issuer.of(digits);
        double sure = sure(issuer, digits.length());
        if (passesLuhn(digits)) {
            boolean listed = used > 1 && groups.gap(0).equals(" ") && isListed(sight, start, groups.end(used - 1));
            double form = used == 1 ? 0 : listed ? -0.35 : 0.2;
            double context = 0.35 * sight.before(start, Cues.FARTHEST).speaksFor(Cue.CARD);
            sight.found(
                    Entity.PAYMENT_CARD,
                    issuer.rule(),
                    start,
                    groups.end(used - 1),
                    Math.min(1, sure + form + context));
        }
    }

    /** Whether more groups of four stand before or after, as in a dump of numbers. */
    private static boolean isListed(Sight sight, int start, int end) {
        return (sight.at(start - 1) == ' ' && isFour(sight, start - 5))
                || (sight.at(end) == ' ' && isFour(sight, end + 1));
    }

    private static boolean isFour(Sight sight, int start) {
        if (sight.at(start) == Folding.PLACEHOLDER && sight.at(start + 3) == Folding.PLACEHOLDER) {
            return true;
        }
        for (int i = 0; i < 4; i++) {
            if (!Chars.isHex(sight.at(start + i))) {
                return false;
            }
        }
        return !Chars.joins(sight.at(start - 1)) && !Chars.joins(sight.at(start + 4));
    }

    private static int shape(DigitGroups groups) {
        for (int i = SHAPES.length - 1; i >= 0; i--) {
            if (groups.isShaped(" -.", SHAPES[i])) {
                return SHAPES[i].length;
            }
        }
        return groups.size(0) >= SHORTEST && groups.size(0) <= LONGEST ? 1 : 0;
    }

    /** How much range and length say, without Luhn and context: little, more, or enough. */
    private static double sure(Issuer issuer, int length) {
        return length == issuer.usual ? issuer.sure : length >= issuer.least && length <= issuer.most ? 0.3 : 0.15;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0 && digits.chars().distinct().count() > 1;
    }
}
