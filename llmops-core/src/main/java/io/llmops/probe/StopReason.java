package io.llmops.probe;

/** Why a run ended. */
public enum StopReason {
    /** Every trial has a result. */
    FINISHED,
    /** The next call might have cost more than the budget has left. */
    BUDGET,
    TIME_LIMIT,
    /** So many trials in a row failed that the rest would, too. */
    FAILING,
    /** The thread that ran it was interrupted. */
    INTERRUPTED
}
