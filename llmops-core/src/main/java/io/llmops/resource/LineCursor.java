package io.llmops.resource;

/** A place in a line that moves to the right only, and knows its column when something else was expected there. */
final class LineCursor {

    static final char END = '\0';

    private final String line;
    private int at;

    LineCursor(String line) {
        this.line = line;
    }

    /** What is wrong with a line; it quotes none of it, as labels may hold anything. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(int column, String expected) {
            super("column " + column + ": expected " + expected, null, false, false);
        }
    }

    char peek() {
        return at < line.length() ? line.charAt(at) : END;
    }

    char next() {
        return line.charAt(at++);
    }

    int place() {
        return at;
    }

    String since(int start) {
        return line.substring(start, at);
    }

    void take(char c) throws Malformed {
        if (peek() != c) {
            throw expected("'" + c + "'");
        }
        at++;
    }

    void skipBlanks() {
        while (isBlank(peek())) {
            at++;
        }
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    Malformed expected(String what) {
        return expected(what, at);
    }

    Malformed expected(String what, int place) {
        return new Malformed(place + 1, what);
    }
}
