package io.llmops.probe.match;

import java.text.Normalizer;
import java.util.Locale;

/** Texts as far as their meaning goes. */
final class Normalised {

    private Normalised() {}

    /** In Unicode's form NFKC, in small letters, runs of white space as one blank. */
    static String text(String text) {
        return cased(text).toLowerCase(Locale.ROOT);
    }

    /** That, with capitals. */
    static String cased(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder single = new StringBuilder(plain.length());
        boolean blank = false;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = single.length() > 0;
            } else {
                if (blank) {
                    single.append(' ');
                    blank = false;
                }
                single.append(c);
            }
        }
        return single.toString();
    }

    /** That, with punctuation only where it belongs to a number. */
    static String words(String text) {
        String plain = text(text);
        StringBuilder kept = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            kept.append(!isPunctuation(c) || belongsToNumber(plain, i) ? c : ' ');
        }
        return text(kept.toString());
    }

    private static boolean belongsToNumber(String text, int at) {
        char c = text.charAt(at);
        boolean digitAfter = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        return switch (c) {
            case '.', ',' -> digitAfter && Character.isDigit(before);
            case '-' -> digitAfter && before == ' ';
            case '%' -> Character.isDigit(before);
            default -> false;
        };
    }

    private static boolean isPunctuation(char c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> c == '`';
        };
    }
}
