package io.llmops.guardrails.secret;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Looks whether a token begins with the header of a JSON Web Token. */
final class Jwt {

    private static final int MAX_HEADER = 1024;
    private static final int NO_BASE64_LENGTH = 1; // of a quantum of four

    private Jwt() {}

    /** The header is base64url of a JSON object with an {@code alg} (RFC 7515, 4.1.1). */
    static boolean hasHeader(String text, int start, int limit) {
        int end = start;
        int last = Math.min(limit, start + MAX_HEADER);
        while (end < last && inBase64Url(text.charAt(end))) {
            end++;
        }
        return end < last
                && text.charAt(end) == '.'
                && (end - start) % 4 != NO_BASE64_LENGTH
                && isHeader(decoded(text.substring(start, end)));
    }

    private static boolean inBase64Url(char c) {
        return c == '-' || Chars.inWord(c);
    }

    private static String decoded(String base64Url) {
        return new String(Base64.getUrlDecoder().decode(base64Url), StandardCharsets.UTF_8);
    }

    /** Not a parser: the braces must balance, so that not every end of a header is a header too. */
    private static boolean isHeader(String json) {
        return json.startsWith("{\"")
                && json.endsWith("}")
                && json.contains("\"alg\"")
                && count(json, '{') == count(json, '}');
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
