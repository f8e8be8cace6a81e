package io.llmops.alerting.triage;

import java.util.Arrays;

/**
 * Calls and those that count, by row: of the last windows one by one, and of all before them together, fading. One row for
 * each place of the table, and one for everybody.
 *
 * <p>What is too much to be believed becomes the norm only a few standard deviations at a time, so that an attack is not
 * soon what is expected of its author.
 */
final class CustomerCounts {

    /** How far back an attack may have begun and still be seen as a whole. */
    static final int WINDOWS = 12;

    /** In windows: a day of ten minutes. */
    private static final double HALF_LIFE = 144;

    static final double FADING = Math.pow(0.5, 1 / HALF_LIFE);
    private static final int LATER = 6; // windows
    private static final double BELIEVED = 3; // standard deviations

    private final int everybody;
    private final int[] calls;
    private final int[] counted;
    private final int[] unbelieved;
    private final double[] olderCalls;
    private final double[] olderCounted;
    private final Spread spread;
    private int head;
    private int closed;

    CustomerCounts(int places) {
        everybody = places;
        int rows = places + 1;
        calls = new int[rows * WINDOWS];
        counted = new int[rows * WINDOWS];
        unbelieved = new int[rows * WINDOWS];
        olderCalls = new double[rows];
        olderCounted = new double[rows];
        spread = new Spread(rows);
    }

    int everybody() {
        return everybody;
    }

    Spread spread() {
        return spread;
    }

    /** How many windows there were before the present one; not counted further than they are remembered one by one. */
    int closed() {
        return closed;
    }

    void forget(int row) {
        int from = row * WINDOWS;
        Arrays.fill(calls, from, from + WINDOWS, 0);
        Arrays.fill(counted, from, from + WINDOWS, 0);
        Arrays.fill(unbelieved, from, from + WINDOWS, 0);
        olderCalls[row] = 0;
        olderCounted[row] = 0;
        spread.forget(row);
    }

    void add(int row, int callsMore, int countedMore) {
        int at = row * WINDOWS + head;
        calls[at] += callsMore;
        counted[at] += countedMore;
    }

    /** In the last so many windows, the present one among them. */
    int calls(int row, int windows) {
        return sum(calls, row, windows);
    }

    int counted(int row, int windows) {
        return sum(counted, row, windows);
    }

    /** Before the last so many windows. */
    double callsBefore(int row, int windows) {
        return olderCalls[row] + sum(calls, row, WINDOWS) - sum(calls, row, windows);
    }

    /** Before the last so many windows, as far as it is believed. */
    double countedBefore(int row, int windows) {
        return olderCounted[row]
                + sum(counted, row, WINDOWS)
                - sum(counted, row, windows)
                - sum(unbelieved, row, WINDOWS)
                + sum(unbelieved, row, windows);
    }

    private int sum(int[] of, int row, int windows) {
        int sum = 0;
        int from = row * WINDOWS;
        int slot = from + head;
        for (int i = 0; i < windows; i++) {
            sum += of[slot];
            slot = slot == from ? from + WINDOWS - 1 : slot - 1;
        }
        return sum;
    }

    /** The present window is over. */
    void close(int rows, Population population) {
        spread.fade();
        int held = 0;
        for (int row = 0; row < rows; row++) {
            learnSpread(row, population);
            held += doubt(row, population);
        }
        spread.learnShared();
        // everybody gives up what the rows hold back
        unbelieved[everybody * WINDOWS + head] = held;
        head = (head + 1) % WINDOWS;
        closed = Math.min(WINDOWS, closed + 1);
        for (int row = 0; row < rows; row++) {
            retire(row);
        }
        retire(everybody);
    }

    /** From a window that is some while ago: what goes on now does not excuse itself. */
    private void learnSpread(int row, Population population) {
        int at = row * WINDOWS + Math.floorMod(head - LATER, WINDOWS);
        double before = callsBefore(row, LATER + 1);
        if (calls[at] > 0 && before > 0) {
            spread.learn(row, population.rate(before, countedBefore(row, LATER + 1)), calls[at], counted[at]);
        }
    }

    private int doubt(int row, Population population) {
        int at = row * WINDOWS + head;
        if (counted[at] < 2) {
            return 0;
        }
        Rate rate = population.rate(callsBefore(row, 1), countedBefore(row, 1)).moving(spread.movement());
        double sd = Math.sqrt(rate.variance(calls[at]) * spread.overdispersion(row));
        int most = (int) Math.ceil(rate.expected(calls[at]) + BELIEVED * sd + 1);
        unbelieved[at] = Math.max(0, counted[at] - most);
        return unbelieved[at];
    }

    /** Makes room: the oldest window becomes part of what is older. */
    private void retire(int row) {
        int at = row * WINDOWS + head;
        olderCalls[row] = olderCalls[row] * FADING + calls[at];
        olderCounted[row] = olderCounted[row] * FADING + counted[at] - unbelieved[at];
        calls[at] = 0;
        counted[at] = 0;
        unbelieved[at] = 0;
    }
}
