package io.llmops.alerting.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** What one label set recorded, cell by cell, oldest first. Not thread-safe: its {@link SignalHistory} holds the lock. */
final class Series {

    private List<Cell> cells = new ArrayList<>();

    private record Cell(long start, Aggregate aggregate) {}

    void add(long start, Aggregate added) {
        int at = cells.size();
        while (at > 0 && cells.get(at - 1).start > start) {
            at--;
        }
        if (at > 0 && cells.get(at - 1).start == start) {
            Aggregate both = Aggregate.merge(List.of(cells.get(at - 1).aggregate, added));
            cells.set(at - 1, new Cell(start, both));
        } else {
            cells.add(at, new Cell(start, added));
        }
    }

    /** Forgets what starts before {@code horizon} and joins cells that now share a coarser one. */
    void compact(long horizon, LongUnaryOperator cellAt) {
        List<Cell> kept = new ArrayList<>();
        for (int i = 0, end; i < cells.size(); i = end) {
            long start = cellAt.applyAsLong(cells.get(i).start);
            end = i + 1;
            while (end < cells.size() && cellAt.applyAsLong(cells.get(end).start) == start) {
                end++;
            }
            if (start >= horizon) {
                kept.add(new Cell(start, merged(cells.subList(i, end))));
            }
        }
        cells = kept;
    }

    /** Forgets what starts at this moment or later. */
    void forgetFrom(long moment) {
        cells.removeIf(it -> it.start >= moment);
    }

    /** Adds to the list the aggregates of the cells that start in {@code [from, until)}. */
    void collect(long from, long until, List<Aggregate> found) {
        for (int i = cells.size() - 1; i >= 0 && cells.get(i).start >= from; i--) {
            if (cells.get(i).start < until) {
                found.add(cells.get(i).aggregate);
            }
        }
    }

    boolean isEmpty() {
        return cells.isEmpty();
    }

    private static Aggregate merged(List<Cell> cells) {
        return Aggregate.merge(cells.stream().map(Cell::aggregate).toList());
    }
}
