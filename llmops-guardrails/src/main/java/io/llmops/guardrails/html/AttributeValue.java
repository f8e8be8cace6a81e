package io.llmops.guardrails.html;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What values of attributes do, however they are written. */
final class AttributeValue {

    private static final Set<String> ONLY_SHOWN = Set.of("alt", "title", "placeholder", "aria-label", "content");
    private static final Set<String> LOADS = Set.of("import", "stylesheet", "modulepreload", "preload", "prefetch");
    private static final Map<String, String> ENTITIES =
            Map.of("colon", ":", "tab", "", "newline", "", "nbsp", "", "sol", "/", "lpar", "(");

    /** No more is needed to know how a value begins. */
    private static final int MAX_DECODED = 32;

    private AttributeValue() {}

    static boolean runsScript(String attribute, String value) {
        if (ONLY_SHOWN.contains(attribute)) {
            return false;
        }
        String plain = decoded(value);
        return plain.startsWith("javascript:") || plain.startsWith("vbscript:") || plain.startsWith("data:text/html");
    }

    /** Of the {@code rel} of a link. */
    static boolean loads(String value) {
        for (String word : value.toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (LOADS.contains(decoded(word))) {
                return true;
            }
        }
        return false;
    }

    /** How it begins, without white space and control characters, in small letters, its entities resolved. */
    private static String decoded(String value) {
        StringBuilder plain = new StringBuilder(MAX_DECODED);
        for (int i = 0; i < value.length() && plain.length() < MAX_DECODED; ) {
            int entity = value.charAt(i) == '&' ? entity(value, i, plain) : 0;
            if (entity == 0) {
                append(value.charAt(i), plain);
            }
            i += Math.max(1, entity);
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static void append(int character, StringBuilder plain) {
        if (character > ' ' && character < 0x7f) {
            plain.append((char) character);
        } else if (character >= 0xa0) {
            plain.append('?');
        }
    }

    /** Appends the character of an entity, and returns its length; 0 if there is none. */
    private static int entity(String value, int start, StringBuilder plain) {
        int at = start + 1;
        boolean number = at < value.length() && value.charAt(at) == '#';
        at += number ? 1 : 0;
        boolean hex = number && at < value.length() && (value.charAt(at) | 32) == 'x';
        at += hex ? 1 : 0;
        int begin = at;
        while (at < value.length() && isOfEntity(value.charAt(at), number, hex)) {
            at++;
        }
        boolean closed = at < value.length() && value.charAt(at) == ';';
        String body = value.substring(begin, at);
        int length = at - start + (closed ? 1 : 0);
        if (number) {
            return body.isEmpty() ? 0 : number(body, hex ? 16 : 10, plain, length);
        }
        String character = closed ? ENTITIES.get(body.toLowerCase(Locale.ROOT)) : null;
        plain.append(character == null ? "" : character);
        return character == null ? 0 : length;
    }

    private static boolean isOfEntity(char c, boolean number, boolean hex) {
        return number ? Character.digit(c, hex ? 16 : 10) >= 0 && c < 0x80 : Tag.isLetter(c);
    }

    private static int number(String digits, int radix, StringBuilder plain, int length) {
        int value = 0;
        for (int i = 0; i < digits.length() && value < 0x110000; i++) {
            value = value * radix + Character.digit(digits.charAt(i), radix);
        }
        append(value, plain);
        return length;
    }
}
