package io.llmops.alerting.signal;

/**
 * The distribution of a window that moves on with every tick: what left it is taken away, what came is added, so that half a
 * day costs as little as a minute. Counts are whole numbers: nothing is lost by taking away what was added.
 */
final class RunningTally {

    /** A tally that once held numbers far apart keeps room for them; beyond this many buckets it is made anew. */
    private static final int BLOATED = 16 * Buckets.MOST;

    private final Cells cells;
    private long first;
    private long last;
    private Tally tally = new Tally();

    RunningTally(Cells cells, long first, long last) {
        this.cells = cells;
        this.first = first;
        this.last = last;
        addAll();
    }

    private void addAll() {
        tally = cells.tally(cells.from(first), cells.from(last));
    }

    /** How many cells it takes to come to this window. */
    int distance(long toFirst, long toLast) {
        return Math.abs(cells.from(first) - cells.from(toFirst)) + Math.abs(cells.from(last) - cells.from(toLast));
    }

    /** Comes to a window that shares cells with the present one. */
    Tally moveTo(long toFirst, long toLast) {
        int begin = cells.from(first);
        int end = cells.from(last);
        int toBegin = cells.from(toFirst);
        int toEnd = cells.from(toLast);
        cells.addTo(tally, begin, toBegin, -1);
        cells.addTo(tally, toBegin, begin, 1);
        cells.addTo(tally, end, toEnd, 1);
        cells.addTo(tally, toEnd, end, -1);
        first = toFirst;
        last = toLast;
        if ((begin < toBegin || toEnd < end) && isNeedlesslyLarge(toBegin, toEnd)) {
            addAll();
        }
        return tally;
    }

    private boolean isNeedlesslyLarge(int begin, int end) {
        return tally.length() > BLOATED || (tally.scale() < Buckets.FINEST && tally.scale() < cells.scale(begin, end));
    }

    void added(long start, Distribution distribution) {
        if (first <= start && start < last) {
            tally.add(distribution);
        }
    }

    /** Whether cells that come to start earlier cross an end of it: then it no longer knows what it holds. */
    boolean isCutBy(long earlier, long start) {
        return (earlier < first && first <= start) || (earlier < last && last <= start);
    }

    boolean beginsBefore(long moment) {
        return first < moment;
    }

    boolean endsAfter(long moment) {
        return last > moment;
    }

    long memoryBytes() {
        return 48 + tally.memoryBytes();
    }
}
