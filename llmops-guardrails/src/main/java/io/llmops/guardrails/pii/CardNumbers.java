package io.llmops.guardrails.pii;

/**
 * Numbers of payment cards: a range of an issuer with the lengths it uses (ISO/IEC 7812-1 and the issuers' published
 * ranges), and the check digit of Luhn. Ranges or lengths that ordinary numbers share need the word "card" nearby.
 */
final class CardNumbers implements Recognizer {

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
        double sure = sure(digits);
        if (passesLuhn(digits)) {
            double form = used == 1 ? 0 : isListed(sight, start, groups.end(used - 1)) ? -0.35 : 0.2;
            double context = 0.35 * sight.before(start, Cues.FARTHEST).speaksFor(Cue.CARD);
            sight.found(
                    Entity.PAYMENT_CARD, issuer(digits), start, groups.end(used - 1), Math.min(1, sure + form + context));
        }
    }

    /** Whether more groups of four stand before or after, as in a dump of numbers. */
    private static boolean isListed(Sight sight, int start, int end) {
        return (sight.at(start - 1) == ' ' && isFour(sight, start - 5)) || (sight.at(end) == ' ' && isFour(sight, end + 1));
    }

    private static boolean isFour(Sight sight, int start) {
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
    private static double sure(String digits) {
        int length = digits.length();
        return switch (issuer(digits)) {
            case "visa" -> length == 16 ? 0.65 : length == 13 || length == 19 ? 0.3 : 0.15;
            case "mastercard" -> length == 16 ? 0.65 : 0.15;
            case "american-express" -> length == 15 ? 0.65 : 0.15;
            case "discover" -> length == 16 ? 0.65 : length > 16 ? 0.3 : 0.15;
            case "diners" -> length == 14 ? 0.45 : length > 14 ? 0.3 : 0.15;
            case "jcb" -> length == 16 ? 0.65 : length == 15 ? 0.45 : 0.3;
            case "mir", "rupay" -> length == 16 ? 0.45 : 0.15;
            case "unionpay" -> length >= 16 ? 0.45 : 0.15;
            case "maestro" -> 0.3;
            default -> 0.15;
        };
    }

    private static String issuer(String digits) {
        int six = Integer.parseInt(digits.substring(0, 6));
        int four = six / 100;
        int three = six / 1000;
        int two = six / 10000;
        if (two == 34 || two == 37) {
            return "american-express";
        } else if (two == 35 || four == 1800 || four == 2131) {
            return "jcb";
        } else if (three >= 300 && three <= 305 || three == 309 || two == 36 || two == 38 || two == 39) {
            return "diners";
        } else if (two / 10 == 4) {
            return "visa";
        } else if (two >= 51 && two <= 55 || four >= 2221 && four <= 2720) {
            return "mastercard";
        } else if (four >= 2200 && four <= 2204) {
            return "mir";
        } else if (four == 6011 || three >= 644 && three <= 649 || two == 65) {
            return "discover";
        } else if (two == 62 || two == 81) {
            return "unionpay";
        } else if (two == 60 || two == 82) {
            return "rupay";
        }
        return two == 50 || two >= 56 && two <= 69 ? "maestro" : "other-issuer";
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
