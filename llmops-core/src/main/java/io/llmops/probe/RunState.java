package io.llmops.probe;

import io.llmops.record.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a run under way has found so far, and whether it is to go on. */
final class RunState {

    private static final int FAILURES_IN_A_ROW = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<CaseResult> results = new ArrayList<>();
    private final int total;
    private final int before;
    private final RunStore store;
    private final String runId;
    private final ProgressListener listener;
    private final TimeSource time;
    private final long startedNanos;
    private volatile @Nullable StopReason stopped;
    private @Nullable Throwable broken;
    private int failuresInARow;
    private int graded;
    private int correct;
    private double costUsd;

    RunState(StoredRun earlier, int total, RunStore store, ProgressListener listener, TimeSource time) {
        earlier.results().forEach(this::count);
        this.before = results.size();
        this.total = total;
        this.store = store;
        this.runId = earlier.info().id();
        this.listener = listener;
        this.time = time;
        this.startedNanos = time.nanos();
    }

    boolean isStopped() {
        return stopped != null;
    }

    /** The first reason counts. */
    void stop(StopReason reason) {
        lock.lock();
        try {
            stopped = stopped == null ? reason : stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more can be kept, or run. */
    void breakWith(Throwable thrown) {
        lock.lock();
        try {
            broken = broken == null ? thrown : broken;
        } finally {
            lock.unlock();
        }
        stop(StopReason.FAILING);
    }

    /** Stored first; not at all once the run has been given up. */
    void add(CaseResult result) {
        lock.lock();
        try {
            if (stopped == StopReason.TIME_LIMIT || stopped == StopReason.INTERRUPTED) {
                return;
            }
            store.add(runId, result);
            count(result);
            failuresInARow = result.answer().isPresent() ? 0 : failuresInARow + 1;
            if (failuresInARow >= FAILURES_IN_A_ROW) {
                stop(StopReason.FAILING);
            }
            tell();
        } finally {
            lock.unlock();
        }
    }

    private void count(CaseResult result) {
        results.add(result);
        graded += result.isGraded() ? 1 : 0;
        correct += result.isCorrect() ? 1 : 0;
        costUsd += result.costUsd();
    }

    private void tell() {
        int newly = results.size() - before;
        Duration left = Duration.ofNanos((time.nanos() - startedNanos) / newly * Math.max(0, total - results.size()));
        try {
            listener.onProgress(new Progress(
                    results.size(), total, graded, correct, results.size() - graded, costUsd, Optional.of(left)));
        } catch (RuntimeException | LinkageError e) {
            // a display that fails costs nobody but itself
        }
    }

    RunReport report(RunInfo info) {
        lock.lock();
        try {
            if (broken instanceof RuntimeException unchecked) {
                throw unchecked;
            } else if (broken instanceof Error error) {
                throw error;
            }
            StopReason reason = stopped;
            return new RunReport(new StoredRun(info, results), reason == null ? StopReason.FINISHED : reason, total);
        } finally {
            lock.unlock();
        }
    }
}
