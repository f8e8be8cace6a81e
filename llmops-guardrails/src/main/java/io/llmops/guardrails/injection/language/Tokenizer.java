package io.llmops.guardrails.injection.language;

import io.llmops.guardrails.injection.language.Tokens.Kind;

/** Cuts a text into tokens, in one pass. */
final class Tokenizer {

    private static final int NUMBER = Hash.of("<number>");
    private static final int CODE = Hash.of("<code>");
    private static final int LONGEST_WORD = 64;

    private final String text;
    private final char[] lower;
    private final Tokens tokens;

    Tokenizer(String text) {
        this.text = text;
        this.lower = new char[text.length()];
        for (int i = 0; i < lower.length; i++) {
            char c = text.charAt(i);
            lower[i] = c < 128 ? (c >= 'A' && c <= 'Z' ? (char) (c + 32) : c) : lower(c);
        }
        this.tokens = new Tokens(lower, Math.max(8, text.length() / 3));
    }

    private static char lower(char c) {
        return c == '\u2019' || c == '\u2018' ? '\'' : Character.toLowerCase(c);
    }

    Tokens run() {
        int i = 0;
        while (i < lower.length) {
            char c = lower[i];
            if (c == '\n' || c == '\r') {
                i = line(i);
            } else if (Character.isWhitespace(c) || c == '\u00A0') {
                i++;
            } else if (Scripts.isUnspaced(c)) {
                unspaced(i++);
            } else if (Scripts.inWord(c)) {
                i = word(i);
            } else {
                tokens.add(Kind.MARK, i, i + 1, Hash.step(Hash.SEED, c), 0);
                i++;
            }
        }
        return tokens;
    }

    private int line(int from) {
        int breaks = 0;
        int i = from;
        while (i < lower.length && (lower[i] == '\n' || lower[i] == '\r' || lower[i] == ' ' || lower[i] == '\t')) {
            breaks += lower[i] == '\n' ? 1 : 0;
            i++;
        }
        tokens.add(breaks > 1 ? Kind.PARAGRAPH : Kind.LINE, from, i, Hash.step(Hash.SEED, breaks > 1 ? 2 : 1), 0);
        return i;
    }

    /** The concepts of the longest known word that begins here. */
    private void unspaced(int at) {
        int end = Math.min(lower.length, at + Lexicon.LONGEST_UNSPACED);
        int hash = Hash.SEED;
        long concepts = 0;
        for (int i = at; i < end && Scripts.isUnspaced(lower[i]); i++) {
            hash = Hash.step(hash, lower[i]);
            long known = Lexicon.BUILT_IN.of(hash);
            concepts = known == 0 ? concepts : known;
        }
        tokens.add(Kind.WORD, at, at + 1, Hash.step(Hash.SEED, lower[at]), concepts);
    }

    private int word(int from) {
        int i = from;
        boolean letters = false;
        int digits = 0;
        boolean signs = false;
        int limit = Math.min(lower.length, from + LONGEST_WORD);
        while (i < limit) {
            char c = lower[i];
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (Leet.isSignInWord(lower, i)) {
                signs = true;
            } else if (isApostrophe(i)) {
                letters = true;
            } else if (!Scripts.inWord(c) || (i > from && isHump(i))) {
                break;
            } else {
                letters = true;
            }
            i++;
        }
        if (letters || signs) {
            add(from, i, digits, signs);
        } else {
            tokens.add(Kind.NUMBER, from, i, NUMBER + Math.min(4, i - from), 0);
        }
        return i;
    }

    private boolean isApostrophe(int i) {
        return lower[i] == '\''
                && i > 0
                && i + 1 < lower.length
                && Character.isLetter(lower[i - 1])
                && Character.isLetter(lower[i + 1]);
    }

    /** Whether a word begins within camelCase. */
    private boolean isHump(int i) {
        char c = text.charAt(i);
        char before = text.charAt(i - 1);
        return c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
    }

    private void add(int start, int end, int digits, boolean signs) {
        int hash = Hash.SEED;
        for (int i = start; i < end; i++) {
            hash = Hash.step(hash, lower[i]);
        }
        long known = Lexicon.BUILT_IN.of(hash);
        if (known != 0 || Vocabulary.ENGLISH.contains(hash)) {
            tokens.add(Kind.WORD, start, end, hash, known | Lexicon.BUILT_IN.stems(lower, start, end));
            return;
        }
        if (digits > 0 || signs) {
            int meant = Leet.meant(lower, start, end);
            if (meant != 0) {
                tokens.countLeet();
                tokens.add(Kind.WORD, start, end, meant, Lexicon.BUILT_IN.of(meant));
            } else {
                tokens.add(Kind.WORD, start, end, CODE + (signs ? 1 : 0), 0);
            }
            return;
        }
        long about = Lexicon.BUILT_IN.stems(lower, start, end);
        int meant = about == 0 && lower[start] < 128 ? Vocabulary.ENGLISH.unscrambled(lower, start, end) : 0;
        if (meant != 0) {
            tokens.countScrambled();
            tokens.add(Kind.WORD, start, end, meant, Lexicon.BUILT_IN.of(meant));
        } else {
            tokens.add(Kind.WORD, start, end, hash, about);
        }
    }
}
