package io.llmops.cli;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text, of which no single one can fill the memory. */
final class BoundedLines {

    static final int LONGEST = 1 << 16; // characters

    private static final int AT_ONCE = 1 << 14;

    private final Reader reader;
    private final int longest;
    private final char[] read = new char[AT_ONCE];
    private final StringBuilder line = new StringBuilder();
    private int from;
    private int to;
    private long number;
    private boolean tooLong;

    BoundedLines(Reader reader) {
        this(reader, LONGEST);
    }

    /** With lines of at most so many characters. */
    BoundedLines(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /** The next line, or as much of it as may be; null at the end. */
    @Nullable String next() throws IOException {
        line.setLength(0);
        tooLong = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = from;
            while (end < to && read[end] != '\n') {
                end++;
            }
            take(end);
            boolean whole = end < to;
            from = whole ? end + 1 : end;
            if (whole) {
                break;
            }
        }
        number += any ? 1 : 0;
        return any ? line.toString() : null;
    }

    /** Whether the last line was cut. */
    boolean isTooLong() {
        return tooLong;
    }

    /** Of the last line, from 1. */
    long number() {
        return number;
    }

    private void take(int end) {
        int room = longest - line.length();
        tooLong |= end - from > room;
        line.append(read, from, Math.min(room, end - from));
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, reader.read(read));
        return to > 0;
    }
}
