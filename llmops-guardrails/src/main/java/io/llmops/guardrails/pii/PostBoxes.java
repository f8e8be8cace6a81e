package io.llmops.guardrails.pii;

import java.util.List;

/** Post boxes: {@code P.O. Box 12}, {@code Postfach 34 56}, {@code PSC 1234, Box 5678}. */
final class PostBoxes implements Recognizer {

    private static final List<String> NAMES = List.of(
            "p.o. box ",
            "p.o.box ",
            "po box ",
            "p o box ",
            "post office box ",
            "postfach ",
            "postbox ",
            "postbus ",
            "boîte postale ",
            "apartado ",
            "casella postale ",
            "caixa postal ");
    private static final List<String> MILITARY = List.of("psc ", "cmr ", "unit ");

    @Override
    public void look(Sight sight, int start) {
        if (DigitGroups.isJoined(sight, start)) {
            return;
        }
        int number = start;
        for (String name : NAMES) {
            number = number == start ? read(sight, start, name) : number;
        }
        int end = number == start ? military(sight, start) : Words.numberEnd(sight, number);
        end = end > number ? end : Math.max(overseas(sight, start), ship(sight, start));
        if (end > start) {
            AddressTail.Tail tail = AddressTail.after(sight, end);
            sight.found(Entity.POSTAL_ADDRESS, "post-box", start, tail.end(), 0.75);
        }
    }

    private static int military(Sight sight, int start) {
        for (String name : MILITARY) {
            int number = read(sight, start, name);
            int end = Words.numberEnd(sight, number);
            if (number > start && end > number) {
                int at = sight.at(end) == ',' ? end + 1 : end;
                at += sight.at(at) == ' ' ? 1 : 0;
                int box = read(sight, at, "box ");
                return box > at ? Words.numberEnd(sight, box) : start;
            }
        }
        return start;
    }

    /** {@code USNS Bergman, FPO AE 34567}. */
    private static int ship(Sight sight, int start) {
        for (String kind : List.of("uss ", "usns ", "usnv ", "uscgc ")) {
            int name = read(sight, start, kind);
            int end = Words.end(sight, name);
            if (name > start && end > name) {
                int office = Words.gapEnd(sight, sight.at(end) == ',' ? end + 1 : end);
                int code = overseas(sight, office);
                return code > office ? code : start;
            }
        }
        return start;
    }

    /** {@code APO AE 09012}. */
    private static int overseas(Sight sight, int start) {
        int state = start;
        for (String office : List.of("apo ", "fpo ", "dpo ")) {
            state = state == start ? read(sight, start, office) : state;
        }
        int code = state;
        for (String region : List.of("aa ", "ae ", "ap ")) {
            code = code == state && state > start ? read(sight, state, region) : code;
        }
        int end = code > state ? AddressTail.postalEnd(sight, code) : start;
        return end > code ? end : start;
    }

    private static int read(Sight sight, int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.toLowerCase(sight.at(start + i)) != name.charAt(i)) {
                return start;
            }
        }
        return start + name.length();
    }
}
