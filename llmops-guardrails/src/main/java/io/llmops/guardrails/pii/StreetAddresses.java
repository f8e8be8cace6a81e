package io.llmops.guardrails.pii;

/**
 * Streets with house numbers, either before or after: by the words that streets are called by, by what follows (flat,
 * postal code, country), and by the words before them.
 */
final class StreetAddresses implements Recognizer {

    private static final int NEAR = 28;
    private static final int MOST_WORDS = 5;

    @Override
    public void look(Sight sight, int start) {
        if (DigitGroups.isJoined(sight, start)) {
            return;
        }
        if (Chars.isDigit(sight.at(start))) {
            numberFirst(sight, start);
        } else {
            nameFirst(sight, start, start, 0);
        }
    }

    private static void numberFirst(Sight sight, int start) {
        int number = Words.numberEnd(sight, start);
        int at = nameStart(sight, number);
        int second = number > start ? Words.numberEnd(sight, at) : at;
        if (number == start) {
            return;
        }
        double year = number - start == 4 && sight.text(start, start + 2).matches("19|20") ? 0.2 : 0;
        int name = second > at ? nameStart(sight, second) : at;
        nameFirst(sight, start, name, year);
    }

    private static int nameStart(Sight sight, int numberEnd) {
        int at = sight.at(numberEnd) == ',' ? numberEnd + 1 : numberEnd;
        at += sight.at(at) == ' ' || sight.at(at) == '\n' ? 1 : 0;
        return at;
    }

    /** Reads the name of a street, and a number after it if there was none before. */
    private static void nameFirst(Sight sight, int start, int nameStart, double doubt) {
        boolean numbered = nameStart > start;
        Name name = Name.read(sight, nameStart);
        if (name.words() == 0) {
            return;
        }
        int number = name.numberEnd(sight);
        boolean twice = number > name.end();
        if (!numbered && !twice) {
            return;
        }
        int end = twice ? number : name.end();
        AddressTail.Tail tail = AddressTail.after(sight, end);
        double form = name.typed() > 0 && (numbered || name.streetIsBefore() || name.ends()) ? name.typed() : 0;
        form = Math.max(form, numbered && twice ? 0.35 : 0.15) - doubt;
        boolean called = sight.before(start, NEAR) == Cue.ADDRESS;
        String rule = name.typed() > 0 ? "street" : "street-context";
        sight.found(
                Entity.POSTAL_ADDRESS, rule, start, tail.end(), Math.min(0.98, form + tail.score() + (called ? 0.4 : 0)));
    }

    /**
     * The name of a street.
     *
     * @param typed how sure its words make it a street
     * @param streetIsBefore whether it begins with a word such as {@code rue}
     * @param ends whether its last word says that it is a street
     */
    private record Name(int start, int end, int words, double typed, boolean streetIsBefore, boolean ends) {

        static Name read(Sight sight, int start) {
            int end = start;
            int at = start;
            int words = 0;
            double typed = 0;
            boolean before = false;
            boolean ends = false;
            for (int i = 0; i < MOST_WORDS; i++) {
                int wordEnd = ordinalEnd(sight, at);
                boolean ordinal = wordEnd > at;
                wordEnd = ordinal ? wordEnd : Words.end(sight, at);
                if (wordEnd == at) {
                    break;
                }
                String word = StreetWords.folded(sight.text(at, wordEnd));
                boolean capital = ordinal || Chars.isUpper(sight.at(at));
                int dotted = sight.at(wordEnd) == '.' && word.length() <= 5 ? wordEnd + 1 : wordEnd;
                double ending = StreetWords.ending(word);
                double after = words > 0 ? StreetWords.afterName(word) : 0;
                if (i == 0 && StreetWords.beforeName(word) && (capital || word.length() > 2)) {
                    before = true;
                    typed = 0.65;
                } else if (after > 0 || (ending > 0 && capital)) {
                    return new Name(start, dotted, words + 1, Math.max(after, ending), before, true);
                } else if (!capital && !(i > 0 && StreetWords.isLink(word)) && !(i == 0 && StreetWords.isLink(word))) {
                    break;
                } else if (capital) {
                    words++;
                    end = wordEnd;
                }
                at = sight.at(dotted) == ' ' ? dotted + 1 : dotted;
                if (at == wordEnd) {
                    break;
                }
            }
            return new Name(start, end, words, words > 0 ? typed : 0, before, ends);
        }

        /** {@code 5th}, {@code 42nd}. */
        private static int ordinalEnd(Sight sight, int start) {
            int at = start;
            while (at - start < 4 && Chars.isDigit(sight.at(at))) {
                at++;
            }
            boolean ordinal = at > start
                    && "stndrdth".indexOf(sight.text(at, at + 2)) >= 0
                    && Chars.isAsciiLetter(sight.at(at))
                    && Chars.isAsciiLetter(sight.at(at + 1))
                    && !Chars.joins(sight.at(at + 2));
            return ordinal ? at + 2 : start;
        }

        int numberEnd(Sight sight) {
            int at = sight.at(end) == ',' ? end + 1 : end;
            at += sight.at(at) == ' ' ? 1 : 0;
            return at == end ? end : Math.max(end, Words.numberEnd(sight, at) == at ? end : Words.numberEnd(sight, at));
        }
    }
}
