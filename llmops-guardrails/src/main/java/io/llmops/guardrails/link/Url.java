package io.llmops.guardrails.link;

import java.util.Locale;

/**
 * An address in a text, as lenient as browsers read it: backslashes are slashes, and any number of them may stand before the
 * host.
 *
 * @param start index of its first character
 * @param end index after its last character
 * @param scheme written small; empty for one that begins with two slashes
 * @param host written small; empty where the scheme has none
 * @param userInfo whether a name stands before the host, which hides where the address leads to
 * @param payload how many characters go along behind the path: query and fragment
 */
record Url(int start, int end, String scheme, String host, boolean userInfo, int payload) {

    /** What is longer is cut here. */
    static final int MAX_LENGTH = 2048;

    static boolean mayContain(char c) {
        return c > ' '
                && c != '"'
                && c != '\''
                && c != '<'
                && c != '>'
                && c != ')'
                && c != '`'
                && c != '\u007f'
                && c != '\u00a0';
    }

    /**
     * The address that begins at {@code start}.
     *
     * @param colon where its scheme ends, or -1 if it has none
     */
    static Url at(String text, int start, int colon) {
        int end = start;
        while (end < text.length() && end - start < MAX_LENGTH && mayContain(text.charAt(end))) {
            end++;
        }
        int authority = colon + 1;
        while (authority < end && isSlash(text.charAt(authority))) {
            authority++;
        }
        int path = authority;
        while (path < end && !isSlash(text.charAt(path)) && text.charAt(path) != '?' && text.charAt(path) != '#') {
            path++;
        }
        String scheme = colon < 0 ? "" : text.substring(start, colon).toLowerCase(Locale.ROOT);
        String server = text.substring(authority, path);
        int at = server.lastIndexOf('@');
        return new Url(start, end, scheme, host(server.substring(at + 1)), at >= 0, payload(text, path, end));
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static String host(String hostAndPort) {
        int port = hostAndPort.startsWith("[") ? hostAndPort.indexOf("]:") + 1 : hostAndPort.indexOf(':');
        String host = port > 0 ? hostAndPort.substring(0, port) : hostAndPort;
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return host.toLowerCase(Locale.ROOT);
    }

    private static int payload(String text, int path, int end) {
        for (int i = path; i < end; i++) {
            if (text.charAt(i) == '?' || text.charAt(i) == '#') {
                return end - i - 1;
            }
        }
        return 0;
    }
}
