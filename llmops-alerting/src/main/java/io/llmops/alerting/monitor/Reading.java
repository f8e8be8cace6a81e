package io.llmops.alerting.monitor;

import java.util.List;

/**
 * What a condition found for one group at one moment.
 *
 * @param value NaN if there are no data
 * @param samples how many numbers the value stands on
 * @param traceIds a few traces to look at, the one that says most first
 */
public record Reading(State state, double value, double limit, long samples, List<String> traceIds) {

    public enum State {
        CLEAR,
        /** Not beyond the limit any more, and not back at the recovery yet: whatever was so, stays so. */
        HOLDING,
        BREACHED,
        /** Nothing recorded, too little of it, or nothing that could be computed. Never a zero. */
        NO_DATA
    }

    public Reading {
        traceIds = List.copyOf(traceIds);
    }

    /** The same in another state. */
    Reading in(State other) {
        return new Reading(other, value, limit, samples, traceIds);
    }

    /** Of a group that was there before and is not any more. */
    public static Reading absent() {
        return new Reading(State.NO_DATA, Double.NaN, Double.NaN, 0, List.of());
    }
}
