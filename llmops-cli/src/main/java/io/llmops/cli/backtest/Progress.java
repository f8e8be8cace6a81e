package io.llmops.cli.backtest;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Says every few seconds how far a long replay has come; of a short one nothing. */
final class Progress {

    private static final long NANOS_BETWEEN = 3_000_000_000L;

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private long said;

    Progress(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.said = nanoTime.getAsLong();
    }

    void at(String what, double share, Instant now) {
        long nanos = nanoTime.getAsLong();
        if (nanos - said >= NANOS_BETWEEN) {
            said = nanos;
            err.printf("%s: %d %%, %s%n", what, Math.round(Math.min(1, share) * 100), now);
            err.flush();
        }
    }
}
