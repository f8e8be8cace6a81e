package io.llmops.alerting.file;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts in JSON, and in YAML, where most need no quotes. */
final class Quoting {

    /** Words that no version of YAML takes for anything but text, also between braces. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./%() -]*");

    private static final Pattern AMOUNT = Pattern.compile("-?\\d+(\\.\\d+)?%|(\\d+(d|h|ms|m|s))+");

    /** What some version of YAML takes for a truth value, a number or nothing. */
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

    private static final String HEX = "\\u%04x";

    private Quoting() {}

    static String yaml(String text) {
        boolean plain = (PLAIN.matcher(text).matches() && !text.endsWith(" "))
                || AMOUNT.matcher(text).matches();
        return plain && !WORDS.contains(text.toLowerCase(Locale.ROOT)) ? text : json(text);
    }

    /** Also a text in YAML's double quotes, which take the same escapes. */
    static String json(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(HEX.formatted(c));
            }
        });
        return quoted.append('"').toString();
    }

    /** As YAML has it; a line's end of Unicode's would be one to YAML, too. */
    private static boolean isPrintable(int c) {
        boolean lineEnd = c == 0x85 || c == 0x2028 || c == 0x2029;
        boolean visible = (c >= 0x20 && c <= 0x7e) || (c >= 0xa0 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd);
        return c >= 0x10000 || (visible && !lineEnd && c != 0xfeff);
    }
}
