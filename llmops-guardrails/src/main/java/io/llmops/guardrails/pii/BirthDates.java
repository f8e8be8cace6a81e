package io.llmops.guardrails.pii;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Dates that are called a day of birth by the words before or after them. Other dates are nobody's. */
final class BirthDates implements Recognizer {

    private static final int NEAR = 48;
    private static final int NEAR_AFTER = 12;
    private static final int LONGEST_MONTH = 12;
    private static final Set<String> MONTHS =
            Set.of(("jan|january|januar|janvier|enero|gennaio|janeiro|januari|tammikuuta|stycznia|jänner|ene|gen"
                            + "|feb|february|februar|février|febrero|febbraio|fevereiro|februari|helmikuuta|lutego|fév|fev"
                            + "|mar|march|märz|mars|marzo|março|maart|maaliskuuta|marca|mrz"
                            + "|apr|april|avril|abril|aprile|huhtikuuta|kwietnia|avr|abr"
                            + "|may|mai|mayo|maggio|maio|mei|maj|toukokuuta|maja|mag"
                            + "|jun|june|juni|juin|junio|giugno|junho|kesäkuuta|czerwca|giu"
                            + "|jul|july|juli|juillet|julio|luglio|julho|heinäkuuta|lipca|lug"
                            + "|aug|august|août|agosto|augustus|augusti|elokuuta|sierpnia|ago"
                            + "|sep|sept|september|septembre|septiembre|settembre|setembro|syyskuuta|września|set"
                            + "|oct|october|oktober|octobre|octubre|ottobre|outubro|lokakuuta|października|okt|ott"
                            + "|nov|november|novembre|noviembre|novembro|marraskuuta|listopada"
                            + "|dec|december|dezember|décembre|diciembre|dicembre|dezembro|joulukuuta|grudnia|dez|dic|déc")
                    .split("\\|", -1));

    @Override
    public void look(Sight sight, int start) {
        if (DigitGroups.isJoined(sight, start)) {
            return;
        }
        int end = Chars.isDigit(sight.at(start)) ? fromNumber(sight, start) : fromMonth(sight, start);
        if (end < 0 || Chars.joins(sight.at(end))) {
            return;
        }
        Cue cue = sight.before(start, NEAR);
        boolean called = cue == Cue.BIRTH || (cue == Cue.NONE && sight.after(end, NEAR_AFTER, Cue.BIRTH));
        sight.found(Entity.DATE_OF_BIRTH, "date", start, end, called ? 0.85 : 0.1);
    }

    private static int fromNumber(Sight sight, int start) {
        DigitGroups groups = DigitGroups.read(sight, start);
        if (groups.count() >= 3 && isDateGap(groups.gap(0)) && isDateGap(groups.gap(1))) {
            boolean yearFirst = isYear(groups, 0) && isIn(groups, 1, 12) && isIn(groups, 2, 31);
            boolean dayOrMonthFirst = isIn(groups, 0, 31)
                    && isIn(groups, 1, 31)
                    && Math.min(groups.number(0), groups.number(1)) <= 12
                    && (isYear(groups, 2) || groups.size(2) == 2);
            if (yearFirst || dayOrMonthFirst) {
                return groups.end(2);
            }
        }
        return groups.count() > 0 && isIn(groups, 0, 31) ? beforeMonth(sight, groups.end(0)) : -1;
    }

    private static boolean isDateGap(String gap) {
        return gap.equals("-") || gap.equals("/") || gap.equals(".") || gap.equals(". ") || gap.equals(" ");
    }

    private static boolean isYear(DigitGroups groups, int group) {
        return groups.size(group) == 4 && groups.number(group) >= 1890 && groups.number(group) <= 2099;
    }

    private static boolean isIn(DigitGroups groups, int group, int most) {
        return groups.size(group) <= 2 && groups.number(group) >= 1 && groups.number(group) <= most;
    }

    /** {@code 3rd of May 1980, 3. Mai 1980, 3 de mayo de 1980}. */
    private static int beforeMonth(Sight sight, int afterDay) {
        int at = afterDay;
        for (String ordinal : List.of("st", "nd", "rd", "th", "er", ".", "º")) {
            at = at == afterDay ? skip(sight, at, ordinal) : at;
        }
        at = skip(sight, at, " ");
        at = skip(sight, at, "-");
        for (String of : List.of("of ", "de ", "d'")) {
            at = skip(sight, at, of);
        }
        int end = monthEnd(sight, at);
        return end < 0 ? -1 : year(sight, end);
    }

    private static int fromMonth(Sight sight, int start) {
        int at = monthEnd(sight, start);
        if (at < 0) {
            return -1;
        }
        at = skip(sight, at, " ");
        int day = at;
        while (at - day < 3 && Chars.isDigit(sight.at(at))) {
            at++;
        }
        int value = at > day && at - day < 3 ? Integer.parseInt(sight.text(day, at)) : 0;
        if (value < 1 || value > 31) {
            return -1;
        }
        for (String ordinal : List.of("st", "nd", "rd", "th")) {
            at = skip(sight, at, ordinal);
        }
        return year(sight, at);
    }

    private static int year(Sight sight, int from) {
        int at = from;
        for (String gap : List.of(".", ",", " ", "-", "de ", "del ")) {
            at = skip(sight, at, gap);
        }
        int end = at;
        while (end - at < 5 && Chars.isDigit(sight.at(end))) {
            end++;
        }
        int year = end - at == 4 ? Integer.parseInt(sight.text(at, end)) : 0;
        return year >= 1890 && year <= 2099 ? end : -1;
    }

    private static int skip(Sight sight, int at, String what) {
        for (int i = 0; i < what.length(); i++) {
            if (sight.at(at + i) != what.charAt(i)) {
                return at;
            }
        }
        return at + what.length();
    }

    private static int monthEnd(Sight sight, int start) {
        int end = start;
        while (end - start <= LONGEST_MONTH && Chars.isLetter(sight.at(end))) {
            end++;
        }
        if (end - start < 3 || end - start > LONGEST_MONTH) {
            return -1;
        }
        return MONTHS.contains(sight.text(start, end).toLowerCase(Locale.ROOT)) ? end : -1;
    }
}
