package io.llmops.cli;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The lines of a file of JSON Lines, of which some may be bad. */
final class RecordLines {

    private static final int LONGEST = 1 << 21; // characters
    private static final int MOST_COMPLAINTS = 10;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Path file;
    private final PrintWriter err;
    private long good;
    private long bad;

    private RecordLines(Path file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    /**
     * Hands over each line that can be read, and reports the others by their number.
     *
     * @param take may refuse a line by {@link IllegalArgumentException}
     * @throws IllegalArgumentException if there is no such file, or no line of it is good
     */
    static void read(Path file, String example, Consumer<RecordLine> take, PrintWriter err) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file " + file + "; give one of lines such as " + example);
        }
        RecordLines lines = new RecordLines(file, err);
        lines.read(take);
        if (lines.good == 0) {
            throw new IllegalArgumentException(file + " has no line that can be used"
                    + (lines.bad == 0 ? ": it is empty" : "; " + lines.bad + " are bad")
                    + "; give lines such as " + example);
        }
    }

    private void read(Consumer<RecordLine> take) {
        // what is no UTF-8 becomes a mark of damage, not the end
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
            BoundedLines lines = new BoundedLines(reader, LONGEST);
            for (String line = lines.next(); line != null; line = lines.next()) {
                take(line, lines, take);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
        if (bad > 0) {
            err.println(file + ": " + bad + " of " + (bad + good) + " lines were skipped");
        }
    }

    private void take(String line, BoundedLines lines, Consumer<RecordLine> take) {
        String content = lines.number() == 1 && line.indexOf(BYTE_ORDER_MARK) == 0 ? line.substring(1) : line;
        if (content.isBlank()) {
            return;
        }
        try {
            if (lines.isTooLong()) {
                throw new IllegalArgumentException("longer than " + LONGEST + " characters");
            }
            take.accept(RecordLine.parse(content));
            good++;
        } catch (IllegalArgumentException e) {
            bad++;
            if (bad <= MOST_COMPLAINTS) {
                err.println(file + " line " + lines.number() + ": " + e.getMessage());
            }
        }
    }
}
