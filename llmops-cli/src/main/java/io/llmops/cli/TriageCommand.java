package io.llmops.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says of a log of calls whose trouble a burst of blocked ones is. */
@Command(
        name = "triage",
        description = {
            "Says whose trouble a burst of blocked calls is: reads {\"at\",\"customer\",\"rule\",\"blocked\"} a line from "
                    + "standard input, one for each call, blocked or not, in the order of time, and writes one JSON "
                    + "object {\"scope\",\"customers\",\"confidence\",\"evidence\"}. The scope is NONE, ONE_CUSTOMER, FEW "
                    + "or MANY.",
            "It judges the last window, the ten minutes (or --window) that end with the last call, against all that was "
                    + "before it: give it some hours of history, the more the better. What went on for up to twelve "
                    + "windows is seen as one.",
            "'at' is ISO 8601 (UTC if it names no zone), or seconds or milliseconds since 1970. 'rule' may be absent. "
                    + "Lines that cannot be read are reported by their number and skipped."
        },
        mixinStandardHelpOptions = true)
final class TriageCommand implements Runnable {

    private static final int MOST_COMPLAINTS = 20;
    private static final long LINES_A_SIGN = 1_000_000;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            description = "Length of a window, such as 90s, 10m, 1h or PT10M. Without it, 10m.")
    private String window = "10m";

    @Option(
            names = "--all",
            description = "One line for each window with calls, with its times 'from' and 'to', instead of one for the "
                    + "last. Windows are counted from the first call on; each is judged by what was before it.")
    private boolean all;

    @Spec
    private CommandSpec spec;

    private InputStream in = System.in;
    private long bad;

    TriageCommand() {}

    /** From elsewhere than standard input. */
    TriageCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public void run() {
        TriageRun run = new TriageRun(length(window));
        TriageJson json = new TriageJson(run::name);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean signs = Terminal.isStandardError();
        try (InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            BoundedLines lines = new BoundedLines(reader);
            for (String line = lines.next(); line != null; line = lines.next()) {
                take(line, lines, run, json);
                if (signs && lines.number() % LINES_A_SIGN == 0) {
                    err.println(lines.number() + " lines read");
                    err.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Standard input cannot be read", e);
        }
        if (run.calls() == 0) {
            throw new IllegalArgumentException("There is no call to judge: standard input has "
                    + (bad > 0 ? "no line that can be read" : "no lines")
                    + "; give lines such as {\"at\":\"2026-03-02T10:00:00Z\",\"customer\":\"acme\",\"blocked\":false}");
        }
        out.println(all ? json.line(run.now(), run.windowStart(), run.windowEnd()) : json.line(run.last()));
        out.flush();
        remarks(run, err);
    }

    private void take(String line, BoundedLines lines, TriageRun run, TriageJson json) {
        String content = lines.number() == 1 && line.indexOf(BYTE_ORDER_MARK) == 0 ? line.substring(1) : line;
        if (content.isBlank()) {
            return;
        }
        try {
            if (lines.isTooLong()) {
                throw new IllegalArgumentException("longer than " + BoundedLines.LONGEST + " characters");
            }
            CallLine call = CallLine.parse(content);
            if (!all) {
                run.hold(call);
                return;
            }
            if (run.isBeyond(call)) {
                spec.commandLine().getOut().println(json.line(run.now(), run.windowStart(), run.windowEnd()));
            }
            run.add(call);
        } catch (IllegalArgumentException e) {
            complain("Line " + lines.number() + ": " + e.getMessage());
        }
    }

    private void complain(String message) {
        bad++;
        if (bad <= MOST_COMPLAINTS) {
            spec.commandLine().getErr().println(message);
        }
    }

    private void remarks(TriageRun run, PrintWriter err) {
        if (bad > MOST_COMPLAINTS) {
            err.println(bad + " lines were skipped in all");
        }
        if (run.late() > 0) {
            err.println(
                    run.late() + " lines were earlier than one before them, and count as of its time; sort the log by "
                            + "'at' for exact windows");
        }
        if (run.isCut()) {
            err.println("The last window has more calls than can be held; the last part of it was judged");
        }
        err.flush();
    }

    /** @throws IllegalArgumentException if that is no length of time */
    static Duration length(String text) {
        String trimmed = text.strip().toUpperCase(Locale.ROOT);
        try {
            Duration length = Duration.parse(
                    trimmed.startsWith("P") ? trimmed : trimmed.endsWith("D") ? "P" + trimmed : "PT" + trimmed);
            if (length.toMillis() > 0) {
                return length;
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "--window " + text + " is no length of time; give one such as 90s, 10m or 1h");
    }
}
