package io.llmops.guardrails.pii;

/**
 * The name of a street: up to five words with capitals, small linking words among them.
 *
 * @param end where it ends, the word for a street included
 * @param words how many words there are in it; 0 if it is no name
 * @param typed how sure its words make it a street
 * @param small whether words in it lack capitals that are no linking words
 */
record StreetName(int end, int words, double typed, boolean small) {

    private static final int MOST_WORDS = 5;

    /**
     * Reads a name.
     *
     * @param numbered whether a house number stands before it
     * @param called whether the words before call it an address: then people may have left out capitals
     */
    static StreetName read(Sight sight, int start, boolean numbered, boolean called) {
        int end = start;
        int at = start;
        int words = 0;
        double typed = 0;
        boolean small = false;
        for (int i = 0; i < MOST_WORDS; i++) {
            boolean ordinal = ordinalEnd(sight, at) > at;
            int wordEnd = ordinal ? ordinalEnd(sight, at) : Words.end(sight, at);
            String word = StreetWords.folded(sight.text(at, wordEnd));
            if (word.isEmpty() || StreetWords.isUnit(word)) {
                break;
            }
            boolean capital = ordinal || Chars.isUpper(sight.at(at));
            boolean dotted = sight.at(wordEnd) == '.' && (word.length() <= 5 || word.endsWith("str"));
            int full = dotted ? wordEnd + 1 : wordEnd;
            double before = i == 0 && (dotted || word.length() > 2) ? StreetWords.beforeName(word) : 0;
            double type = Math.max(
                    words > 0 || small ? StreetWords.afterName(word) : 0,
                    capital || called || numbered ? StreetWords.ending(word) : 0);
            if (dotted && ((word.equals("u") && words > 0) || word.endsWith("str"))) {
                type = 0.65;
            }
            if (before > 0) {
                typed = numbered && capital ? 0.65 : before;
            } else if (type > 0) {
                return new StreetName(full, words + 1, small && !called ? type - 0.2 : type, small);
            } else if (capital) {
                words++;
                end = wordEnd;
            } else if (!StreetWords.isLink(word)) {
                if (!numbered || i > 1) {
                    break;
                }
                small = true;
                words++;
                end = wordEnd;
            } else if (words == 0 && typed == 0) {
                break;
            }
            if (sight.at(full) != ' ') {
                break;
            }
            at = full + 1;
        }
        return new StreetName(end, words, words > 0 ? typed : 0, small);
    }

    /** {@code 5th}, {@code 42nd}. */
    private static int ordinalEnd(Sight sight, int start) {
        int at = start;
        while (at - start < 4 && Chars.isDigit(sight.at(at))) {
            at++;
        }
        boolean ordinal = at > start
                && Chars.isAsciiLetter(sight.at(at))
                && Chars.isAsciiLetter(sight.at(at + 1))
                && "st nd rd th".contains(sight.text(at, at + 2))
                && !Chars.joins(sight.at(at + 2));
        return ordinal ? at + 2 : start;
    }

    /** Where a house number after it ends, or the name itself. */
    int numberEnd(Sight sight) {
        int at = sight.at(end) == ',' ? end + 1 : end;
        at += sight.at(at) == ' ' ? 1 : 0;
        int number = at == end ? at : Words.numberEnd(sight, at);
        return number > at ? number : end;
    }
}
