package io.llmops.guardrails.pii;

/**
 * Streets with house numbers, either before or after: by the words that streets are called by, by what follows (flat,
 * postal code, country), and by the words before them.
 */
final class StreetAddresses implements Recognizer {

    private static final int NEAR = 28;

    @Override
    public void look(Sight sight, int start) {
        if (DigitGroups.isJoined(sight, start)) {
            return;
        }
        if (Chars.isDigit(sight.at(start))) {
            numberFirst(sight, start);
        } else {
            nameFirst(sight, start, start);
        }
    }

    private static void numberFirst(Sight sight, int start) {
        int number = Words.numberEnd(sight, start);
        if (number == start || (sight.at(number) != ' ' && sight.at(number) != ',')) {
            return;
        }
        boolean comma = sight.at(number) == ',';
        int at = comma && sight.at(number + 1) == ' ' ? number + 2 : number + 1;
        int second = Words.numberEnd(sight, at);
        int name = second > at && sight.at(second) == ' ' ? second + 1 : at;
        if (!comma || isTyped(sight, name)) {
            nameFirst(sight, start, name);
        }
    }

    /** Reads the name of a street, and a number after it if there was none before. */
    private static void nameFirst(Sight sight, int start, int nameStart) {
        Cue cue = sight.before(start, NEAR);
        double called = cue == Cue.ADDRESS ? 0.4 : cue == Cue.PLACE ? 0.25 : 0;
        boolean numbered = nameStart > start;
        if (!numbered && called == 0 && !Chars.isUpper(sight.at(start)) && !isTyped(sight, start)) {
            return;
        }
        StreetName name = StreetName.read(sight, nameStart, numbered, called > 0);
        int end = name.words() == 0 ? nameStart : name.numberEnd(sight);
        boolean twice = numbered && end > name.end();
        if (end == nameStart || (!numbered && end == name.end())) {
            return;
        }
        if (!numbered && name.typed() == 0 && !(called > 0 && sight.isNextToCue(start))) {
            return;
        }
        AddressTail.Tail tail = AddressTail.after(sight, end);
        if (name.typed() == 0 && name.small() && !(called > 0 && twice && tail.score() > 0)) {
            return;
        }
        double form = Math.max(name.typed(), twice ? 0.35 : 0.15) - (isYear(sight, start, numbered) ? 0.2 : 0);
        String rule = name.typed() > 0 ? "street" : "street-context";
        sight.found(Entity.POSTAL_ADDRESS, rule, start, tail.end(), Math.min(0.98, form + tail.score() + called));
    }

    private static boolean isTyped(Sight sight, int start) {
        return StreetWords.beforeName(StreetWords.folded(sight.text(start, Words.end(sight, start)))) > 0;
    }

    private static boolean isYear(Sight sight, int start, boolean numbered) {
        return numbered
                && !Chars.isDigit(sight.at(start + 4))
                && ((sight.at(start) == '1' && sight.at(start + 1) == '9')
                        || (sight.at(start) == '2' && sight.at(start + 1) == '0'));
    }
}
