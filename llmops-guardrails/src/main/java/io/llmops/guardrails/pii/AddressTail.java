package io.llmops.guardrails.pii;

import java.util.Locale;
import java.util.Set;

/**
 * What may follow a street and a number: the flat, the town, the state, the postal code, the country. It belongs to the
 * address as far as a flat, a postal code or a country; a town alone may be the next sentence.
 */
final class AddressTail {

    private static final int MOST_PARTS = 9;
    private static final Set<String> COUNTRIES = Set.of(
            "usa",
            "us",
            "uk",
            "united states",
            "united kingdom",
            "england",
            "scotland",
            "wales",
            "ireland",
            "germany",
            "deutschland",
            "france",
            "spain",
            "españa",
            "italy",
            "italia",
            "portugal",
            "netherlands",
            "nederland",
            "belgium",
            "austria",
            "österreich",
            "switzerland",
            "schweiz",
            "sweden",
            "sverige",
            "norway",
            "norge",
            "denmark",
            "danmark",
            "finland",
            "suomi",
            "poland",
            "polska",
            "hungary",
            "czech republic",
            "czechia",
            "cyprus",
            "greece",
            "estonia",
            "iceland",
            "slovenia",
            "romania",
            "turkey",
            "brazil",
            "brasil",
            "mexico",
            "méxico",
            "uruguay",
            "canada",
            "australia",
            "new zealand",
            "south africa",
            "india",
            "japan",
            "china",
            "tunisia",
            "greenland",
            "vietnam",
            "russia");

    /** Where the address ends, and what its tail adds to what we know. */
    record Tail(int end, double score) {}

    private AddressTail() {}

    static Tail after(Sight sight, int streetEnd) {
        int end = streetEnd;
        double score = 0;
        int at = streetEnd;
        for (int part = 0; part < MOST_PARTS; part++) {
            int from = separatorEnd(sight, at);
            if (from == at) {
                break;
            }
            boolean apart = part > 0 || isApart(sight, at, from);
            int postal = apart ? postalEnd(sight, from) : from;
            int unit = unitEnd(sight, from);
            int wordsEnd = townEnd(sight, from);
            if (unit > from) {
                at = unit;
                end = at;
                score = Math.max(score, 0.3);
            } else if (postal > from) {
                at = postal;
                end = at;
                score = Math.max(score, 0.3);
            } else if (wordsEnd > from) {
                at = wordsEnd;
                if (COUNTRIES.contains(sight.text(from, at).toLowerCase(Locale.ROOT))) {
                    end = at;
                    score = Math.max(score, 0.2);
                }
            } else {
                break;
            }
        }
        return new Tail(end, score);
    }

    /** Whether more than spaces stand between: a number and a number are no street and code. */
    private static boolean isApart(Sight sight, int start, int end) {
        for (int i = start; i < end; i++) {
            if (sight.at(i) == ',' || sight.at(i) == '\n') {
                return true;
            }
        }
        return false;
    }

    private static int separatorEnd(Sight sight, int start) {
        int at = sight.at(start) == '.' ? start + 1 : start;
        at = Words.gapEnd(sight, at);
        at = sight.at(at) == ',' || sight.at(at) == '/' || sight.at(at) == '-' ? at + 1 : at;
        return Words.gapEnd(sight, at);
    }

    /** {@code Apt. 595}, {@code Suite 12B}, {@code #4}. */
    static int unitEnd(Sight sight, int start) {
        int at = sight.at(start) == '#' ? start + 1 : Words.end(sight, start);
        boolean unit = sight.at(start) == '#' || StreetWords.isUnit(StreetWords.folded(sight.text(start, at)));
        if (!unit) {
            return start;
        }
        at += sight.at(at) == '.' ? 1 : 0;
        at += sight.at(at) == ' ' ? 1 : 0;
        int number = Words.numberEnd(sight, at);
        boolean letter = number == at && Chars.isUpper(sight.at(at)) && !Chars.joins(sight.at(at + 1));
        return letter ? at + 1 : number > at ? number : start;
    }

    /** A postal code: digits, or the letters and digits of Britain, Canada or the Netherlands. */
    static int postalEnd(Sight sight, int start) {
        int british = PostalCodes.britishEnd(sight, start);
        if (british > start) {
            return british;
        }
        int at = start;
        while (at - start < 7 && Chars.isDigit(sight.at(at))) {
            at++;
        }
        if (at - start < 4 || at - start > 6) {
            return start;
        }
        boolean plus = (sight.at(at) == '-' || sight.at(at) == ' ') && Chars.isDigit(sight.at(at + 1));
        int second = at + 1;
        while (plus && second - at < 6 && Chars.isDigit(sight.at(second))) {
            second++;
        }
        if (plus && sight.at(at) == '-' && second - at >= 4 && second - at <= 5 && !Chars.joins(sight.at(second))) {
            return second;
        }
        char next = sight.at(at);
        boolean goesOn =
                Chars.joins(next) || next == ':' || next == '-' || next == '/' || DigitGroups.precedesDigits(sight, at);
        return goesOn ? start : at;
    }

    /** Up to four words that begin with capitals; or state letters. */
    private static int townEnd(Sight sight, int start) {
        int at = start;
        for (int i = 0; i < 4; i++) {
            int from = i == 0 ? at : sight.at(at) == ' ' ? at + 1 : at;
            int end = Words.end(sight, from);
            boolean named = end > from
                    && !Chars.isDigit(sight.at(end))
                    && (Chars.isUpper(sight.at(from)) || (i > 0 && StreetWords.isLink(sight.text(from, end))));
            if (!named || StreetWords.isUnit(StreetWords.folded(sight.text(from, end)))) {
                return at;
            }
            at = end;
        }
        return at;
    }
}
