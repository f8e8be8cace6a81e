package io.llmops.call;

/** How a call ended. */
public enum Outcome {
    COMPLETED,
    FAILED,
    /** The caller gave up before the end. */
    CANCELLED,
    /** A guardrail of ours stopped it on purpose. */
    BLOCKED,
    /** Nobody waits for it any more: unreachable, or silent for too long. */
    ABANDONED
}
