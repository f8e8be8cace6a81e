package io.llmops.examples.day;

import java.io.PrintStream;
import java.util.Locale;

/** The line that shows where the day is: rewritten in place on a terminal, one line per two hours elsewhere. */
final class LiveLine {

    private static final int WIDTH = 24;
    private static final long PLAIN_STEP = Day.NANOS / 12;
    private static final long REFRESH = 200_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final Totals totals;
    private final long startedNanos = System.nanoTime();
    private long lastShown;
    private long nextPlain = PLAIN_STEP;
    private int shown;

    LiveLine(PrintStream out, boolean terminal, Totals totals) {
        this.out = out;
        this.terminal = terminal;
        this.totals = totals;
    }

    synchronized void at(long dayNanos) {
        long now = System.nanoTime();
        if (terminal && now - lastShown >= REFRESH) {
            lastShown = now;
            String line = line(dayNanos, now);
            out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
            out.flush();
            shown = line.length();
        } else if (!terminal && dayNanos >= nextPlain) {
            nextPlain += PLAIN_STEP;
            out.println(line(dayNanos, now));
        }
    }

    /** Prints a line of its own above the live one. */
    synchronized void print(String text) {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            shown = 0;
        }
        out.println(text);
        lastShown = 0;
    }

    private String line(long dayNanos, long now) {
        int done = (int) Math.min(WIDTH, dayNanos * WIDTH / Day.NANOS);
        double seconds = (now - startedNanos) / 1e9;
        return String.format(
                Locale.ROOT,
                "[%s%s] %s  %,d calls  %,.0f/s  %,d failed  %,d redacted  %,.1f M tokens",
                "=".repeat(done),
                " ".repeat(WIDTH - done),
                DayTime.time(dayNanos),
                totals.calls.sum(),
                totals.calls.sum() / Math.max(0.001, seconds),
                totals.failed.sum(),
                totals.redacted.sum(),
                totals.tokens.sum() / 1e6);
    }
}
