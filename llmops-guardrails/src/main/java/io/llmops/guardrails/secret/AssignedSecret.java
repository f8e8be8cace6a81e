package io.llmops.guardrails.secret;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A value without a format of its own that a name calls a secret: {@code db_password = "…"}, {@code "apiKey": "…"}. It must
 * look made up: letters and digits, mixed, and no word, path, call or placeholder.
 */
record AssignedSecret(String id, String category) implements SecretRule {

    /** As much of a name as tells what it is. */
    private static final int MAX_NAME = 24;

    private static final int MAX_GAP = 8;
    private static final int MIN_VALUE = 8;
    private static final int MAX_VALUE = 128;
    private static final int LONG_VALUE = 16;

    /** Bits per character; random letters and digits of this length have more than 3.4, English words less than 3. */
    private static final double MIN_ENTROPY = 3.3;

    private static final List<String> NAMES = List.of(
            "password",
            "passwd",
            "pwd",
            "passphrase",
            "secret",
            "secretkey",
            "apikey",
            "apisecret",
            "accesskey",
            "accesstoken",
            "authtoken",
            "refreshtoken",
            "bearertoken",
            "apitoken",
            "token",
            "clientsecret",
            "signingkey",
            "encryptionkey",
            "privatekey",
            "credential",
            "passwort",
            "kennwort",
            "contraseña",
            "motdepasse");

    private static final Map<Character, List<String>> BY_LAST_LETTER =
            NAMES.stream().collect(Collectors.groupingBy(name -> name.charAt(name.length() - 1)));

    private static final Set<String> SAMPLES = Set.of(
            "example", "sample", "your", "changeme", "placeholder", "dummy", "password", "secret", "xxxx", "1234567");

    private static final Pattern DOTTED_NAME = Pattern.compile("[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)+");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    public List<String> keywords() {
        return List.of("=", ":");
    }

    @Override
    public Span match(String text, int start, int end) {
        if (isOperator(text, start, end) || !isNamed(text, start)) {
            return Span.NONE;
        }
        int from = text.startsWith(">", end) ? end + 1 : end;
        int value = skip(text, from, 1, " \t\\\"'`");
        int last = value;
        while (last < text.length() && last - value <= MAX_VALUE && inValue(text.charAt(last))) {
            last++;
        }
        last = withoutParameters(text, value, last);
        boolean call = last < text.length() && "([{<$".indexOf(text.charAt(last)) >= 0;
        return !call && last - value <= MAX_VALUE && isMadeUp(text.substring(value, last))
                ? Span.of(value, last)
                : Span.NONE;
    }

    /** In the query of a URL the next parameter is not part of the value. */
    private static int withoutParameters(String text, int start, int end) {
        int ampersand = indexOf('&', text, start, end);
        return ampersand > start && ampersand < end && indexOf('=', text, ampersand, end) < end ? ampersand : end;
    }

    /** Where a character stands, or the end. */
    private static int indexOf(char wanted, String text, int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) != wanted) {
            at++;
        }
        return at;
    }

    private static boolean inValue(char c) {
        return Chars.inToken(c) && c != ',' && c != ';';
    }

    /** As {@code ==, !=, ::, :=} are. */
    private static boolean isOperator(String text, int start, int end) {
        return (end < text.length() && "=:/".indexOf(text.charAt(end)) >= 0)
                || (start > 0 && "=!<>:+-*/%&|^~".indexOf(text.charAt(start - 1)) >= 0);
    }

    /** Compares backwards, over the marks that part the words of a name. */
    private static boolean isNamed(String text, int separator) {
        int last = skip(text, separator - 1, -1, " \t\\\"'`");
        int letter = last;
        while (letter >= 0 && last - letter < MAX_NAME && isMark(text.charAt(letter))) {
            letter--;
        }
        if (letter < 0) {
            return false;
        }
        for (String name : BY_LAST_LETTER.getOrDefault(lower(text.charAt(letter)), List.of())) {
            if (endsWith(text, last, name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String text, int last, String name) {
        int left = name.length();
        for (int at = last; left > 0; at--) {
            if (at < 0 || last - at >= MAX_NAME || !isOfName(text.charAt(at))) {
                return false;
            }
            char c = text.charAt(at);
            if (!isMark(c)) {
                left--;
                if (name.charAt(left) != lower(c)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isMark(char c) {
        return c == '_' || c == '.' || c == '-';
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }

    private static boolean isOfName(char c) {
        return Chars.inWord(c) || c == '.' || c == '-' || c == 'ñ';
    }

    private static int skip(String text, int from, int step, String what) {
        int at = from;
        for (int i = 0; i < MAX_GAP && at >= 0 && at < text.length() && what.indexOf(text.charAt(at)) >= 0; i++) {
            at += step;
        }
        return at;
    }

    private static boolean isMadeUp(String value) {
        int digits = 0;
        boolean lower = false;
        boolean upper = false;
        boolean special = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            lower |= c >= 'a' && c <= 'z';
            upper |= c >= 'A' && c <= 'Z';
            special |= "!@$^&*+~=".indexOf(c) >= 0;
        }
        int kinds = (lower ? 1 : 0) + (upper ? 1 : 0) + (special ? 1 : 0);
        boolean mixed = value.length() < LONG_VALUE ? kinds >= 2 && special : kinds >= 2 || digits >= LONG_VALUE / 4;
        return value.length() >= MIN_VALUE
                && digits > 0
                && kinds > 0
                && mixed
                && (special || entropy(value) >= MIN_ENTROPY)
                && !isSample(value);
    }

    private static boolean isSample(String value) {
        String folded = value.toLowerCase(Locale.ROOT);
        return Samples.isSample(value)
                || SAMPLES.stream().anyMatch(folded::contains)
                || value.startsWith("$")
                || value.startsWith("%")
                || value.startsWith("@")
                || value.contains("://")
                || DOTTED_NAME.matcher(value).matches()
                || UUID.matcher(value).matches();
    }

    private static double entropy(String value) {
        int[] counts = new int[128];
        value.chars().forEach(c -> counts[c]++);
        double bits = 0;
        for (int count : counts) {
            double share = count / (double) value.length();
            bits -= count == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return bits;
    }
}
