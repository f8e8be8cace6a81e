package io.llmops.cli;

/** Calls that may yet turn out to be in the last window, the oldest first. */
final class HeldCalls {

    private static final int FIRST = 1 << 10;

    private final int most;
    private long[] times = new long[FIRST];
    private long[] customers = new long[FIRST];
    private int[] rules = new int[FIRST];
    private int first;
    private int size;

    /** @param most how many are held at the most: about 20 bytes each */
    HeldCalls(int most) {
        this.most = most;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size >= most;
    }

    /** @param rule of a blocked call, or {@link TriageRun#NOT_BLOCKED} */
    void add(long time, long customer, int rule) {
        if (size == times.length) {
            grow();
        }
        int at = (first + size) & (times.length - 1);
        times[at] = time;
        customers[at] = customer;
        rules[at] = rule;
        size++;
    }

    long time() {
        return times[first];
    }

    long customer() {
        return customers[first];
    }

    int rule() {
        return rules[first];
    }

    void remove() {
        first = (first + 1) & (times.length - 1);
        size--;
    }

    private void grow() {
        int room = times.length * 2;
        long[] moreTimes = new long[room];
        long[] moreCustomers = new long[room];
        int[] moreRules = new int[room];
        for (int i = 0; i < size; i++) {
            int at = (first + i) & (times.length - 1);
            moreTimes[i] = times[at];
            moreCustomers[i] = customers[at];
            moreRules[i] = rules[at];
        }
        times = moreTimes;
        customers = moreCustomers;
        rules = moreRules;
        first = 0;
    }
}
