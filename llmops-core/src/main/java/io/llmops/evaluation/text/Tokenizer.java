package io.llmops.evaluation.text;

/** Reads a text into words in one pass. */
final class Tokenizer {

    /** Characters that one word may have; the rest is the next word, so that endless ones show up as repetition. */
    static final int LONGEST = 32;

    private static final int FENCE = 3;
    /** A stop after so short a word with a capital, or after a single letter, is more likely an abbreviation. */
    private static final int ABBREVIATION = 3;

    private final String text;
    private final Words words;
    private int at;
    private int sentence;
    private int wordsInSentence;
    private boolean code;

    Tokenizer(String text) {
        this.text = text;
        this.words = new Words(text);
    }

    Words read() {
        while (at < text.length()) {
            int c = codePoint(at);
            if (Letters.isUnspaced(c) || Letters.isPicture(c)) {
                single(c);
            } else if (Letters.isWord(c)) {
                word();
            } else {
                between(c);
            }
        }
        words.pairUnspaced();
        return words;
    }

    private int codePoint(int index) {
        char c = text.charAt(index);
        return Character.isHighSurrogate(c) ? text.codePointAt(index) : c;
    }

    private void single(int c) {
        int end = at + Character.charCount(c);
        long hash = Hash.finish(Hash.step(0, c));
        add(end, hash, hash, Letters.isPicture(c) ? 0 : Words.UNSPACED);
    }

    private void word() {
        int start = at;
        int limit = Math.min(text.length(), start + LONGEST);
        int i = at;
        long hash = 0;
        long stem = 0;
        boolean digitsOnly = true;
        while (i < limit) {
            int c = codePoint(i);
            int lower = Letters.lowerOfWord(c);
            if (lower == Letters.NONE && !joinsDigits(c, i, digitsOnly)) {
                break;
            }
            if (lower != Letters.NONE) {
                hash = Hash.step(hash, lower);
                stem = i - start < Words.STEM ? hash : stem;
                digitsOnly &= Letters.isDigit(c);
            }
            i += Character.charCount(c);
        }
        byte flag = digitsOnly ? Words.NUMBER : Character.isUpperCase(codePoint(start)) ? Words.CAPITAL : 0;
        long whole = Hash.finish(hash);
        add(i, whole, stem == hash || digitsOnly ? whole : Hash.finish(stem), flag);
    }

    /** 1,844 and 3.14 are one number each, and 1,844 is 1844. */
    private boolean joinsDigits(int c, int i, boolean digitsOnly) {
        return digitsOnly && (c == ',' || c == '.') && i + 1 < text.length() && Letters.isDigit(text.charAt(i + 1));
    }

    private void add(int end, long hash, long stem, byte flag) {
        words.add(at, end, hash, stem, sentence, (byte) (code ? flag | Words.CODE : flag));
        at = end;
        wordsInSentence++;
    }

    private void between(int c) {
        if (c == '`' && text.startsWith("```", at)) {
            code = !code;
            endSentence();
            at += FENCE;
            return;
        }
        int next = at + Character.charCount(c);
        if (c == '\n' || (Letters.isFullStop(c) && ends(c, next))) {
            endSentence();
        }
        at = next;
    }

    private boolean ends(int stop, int next) {
        if (Letters.isWideStop(stop) || next >= text.length()) {
            return true;
        }
        char after = text.charAt(next);
        boolean apart = Character.isWhitespace(after) || after == '"' || after == ')' || after == '\u201d';
        return apart && !(stop == '.' && isAbbreviation());
    }

    private boolean isAbbreviation() {
        int last = words.size() - 1;
        if (last < 0 || words.end(last) != at) {
            return false;
        }
        int length = words.length(last);
        boolean enumerates = words.isNumber(last) && length < ABBREVIATION && wordsInSentence == 1;
        return enumerates || (!words.isNumber(last) && length == 1) || (words.isCapital(last) && length < ABBREVIATION);
    }

    private void endSentence() {
        if (wordsInSentence > 0) {
            sentence++;
            wordsInSentence = 0;
        }
    }
}
