package io.llmops.alerting.signal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What one label set recorded. Not thread-safe: its {@link SignalHistory} holds the lock. */
final class Series {

    /** Windows of fewer cells are added up each time. */
    private static final int FEW = 8;

    /** As many windows of one series as are kept moving. */
    private static final int MOST_RUNNING = 4;

    private final Aggregate.Kind kind;
    private final Cells cells;
    private final Deque<RunningTally> running = new ArrayDeque<>(MOST_RUNNING); // the one used last first

    Series(Aggregate.Kind kind, long unit) {
        this.kind = kind;
        this.cells = new Cells(unit);
    }

    void add(long start, Aggregate added, boolean traced) {
        cells.add(start, added, traced);
        if (!added.distribution().isEmpty()) {
            running.forEach(it -> it.added(start, added.distribution()));
        }
    }

    /** Forgets what starts before {@code horizon} and joins cells that now share a coarser one. */
    void compact(long horizon, Retention.Grid grid) {
        running.removeIf(it -> it.beginsBefore(horizon));
        cells.remove(0, cells.from(horizon));
        for (int cell = 0; cell < cells.size(); cell++) {
            long start = grid.cellAt(cells.start(cell));
            int end = cell + 1;
            while (end < cells.size() && grid.cellAt(cells.start(end)) == start) {
                end++;
            }
            long last = cells.start(end - 1);
            if (start != last) {
                running.removeIf(it -> it.isCutBy(start, last));
                cells.join(cell, end, start, grid.keepsTraces(start));
            }
        }
        cells.trim();
    }

    /** Forgets what starts at this moment or later. */
    void forgetFrom(long moment) {
        running.removeIf(it -> it.endsAfter(moment));
        cells.remove(cells.from(moment), cells.size());
    }

    /** Whether any cell starts in {@code [from, until)}. */
    boolean hasData(long from, long until) {
        return cells.from(from) < cells.from(until);
    }

    /** Adds the cells that start in {@code [from, until)}. */
    void gather(long from, long until, Gathering sum) {
        int begin = cells.from(from);
        int end = cells.from(until);
        cells.addTo(sum, begin, end);
        if (!cells.haveDistributions()) {
            return;
        }
        if (end - begin <= FEW) {
            cells.addTo(sum.tally(), begin, end, 1);
        } else {
            sum.add(running(from, until, end - begin));
        }
    }

    private Tally running(long from, long until, int size) {
        RunningTally nearest = nearest(from, until, size);
        if (nearest == null) {
            nearest = new RunningTally(cells, from, until);
            if (running.size() == MOST_RUNNING) {
                running.removeLast();
            }
            running.addFirst(nearest);
        }
        return nearest.moveTo(from, until);
    }

    private @Nullable RunningTally nearest(long from, long until, int size) {
        RunningTally nearest = null;
        int least = size / 2;
        for (RunningTally each : running) {
            int distance = each.distance(from, until);
            if (distance < least) {
                least = distance;
                nearest = each;
            }
        }
        if (nearest != null && running.peekFirst() != nearest) {
            running.remove(nearest);
            running.addFirst(nearest);
        }
        return nearest;
    }

    Aggregate.Kind kind() {
        return kind;
    }

    Cells cells() {
        return cells;
    }

    boolean isEmpty() {
        return cells.size() == 0;
    }

    /** When the newest cell starts. */
    long newest() {
        return cells.size() == 0 ? Long.MIN_VALUE : cells.start(cells.size() - 1);
    }

    long memoryBytes() {
        long bytes = 64 + cells.memoryBytes();
        for (RunningTally each : running) {
            bytes += each.memoryBytes();
        }
        return bytes;
    }
}
