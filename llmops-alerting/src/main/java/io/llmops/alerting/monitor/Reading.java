package io.llmops.alerting.monitor;

import java.util.List;

/**
 * What a condition found for one group at one moment.
 *
 * @param value NaN if there are no data
 * @param limit beyond which the value is wrong; NaN where that is not known
 * @param samples how many numbers the value stands on
 * @param traceIds a few traces to look at, the one that says most first
 * @param details further numbers of the condition that made the reading, which its {@code describe(reading)} puts into
 *     words; their meaning is its own
 */
public record Reading(
        State state, double value, double limit, long samples, List<String> traceIds, List<Double> details) {

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
        details = List.copyOf(details);
    }

    /** Without further numbers. */
    public Reading(State state, double value, double limit, long samples, List<String> traceIds) {
        this(state, value, limit, samples, traceIds, List.of());
    }

    /** The same in another state. */
    Reading in(State other) {
        return new Reading(other, value, limit, samples, traceIds, details);
    }

    /** The same with other further numbers. */
    Reading with(List<Double> others) {
        return new Reading(state, value, limit, samples, traceIds, others);
    }

    /** Of a group that was there before and is not any more. */
    public static Reading absent() {
        return new Reading(State.NO_DATA, Double.NaN, Double.NaN, 0, List.of());
    }
}
