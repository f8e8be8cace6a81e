package io.llmops.cli.golden;

import io.llmops.probe.Progress;
import io.llmops.probe.ProgressListener;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Says every few seconds how far a run has come. */
final class ProgressLine implements ProgressListener {

    private static final long NANOS_BETWEEN = 2_000_000_000L;

    private final PrintWriter err;
    private final LongSupplier nanoTime;
    private long said;

    ProgressLine(PrintWriter err, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.said = nanoTime.getAsLong();
    }

    @Override
    public void onProgress(Progress progress) {
        long now = nanoTime.getAsLong();
        if (now - said >= NANOS_BETWEEN) {
            said = now;
            err.printf(
                    Locale.ROOT,
                    "%d of %d, %d of %d right, %d errors, %.4f USD, %s left%n",
                    progress.done(),
                    progress.total(),
                    progress.correct(),
                    progress.graded(),
                    progress.errors(),
                    progress.costUsd(),
                    progress.left().map(it -> it.toSeconds() + " s").orElse("?"));
            err.flush();
        }
    }
}
