package io.llmops.probe.compare;

/** What a comparison claims. */
public enum Verdict {
    /** Fewer answers are right, of all or of a tag, beyond chance. */
    REGRESSED,
    /** More answers are right, of all or of a tag, beyond chance. */
    IMPROVED,
    /** Answers are of another length, beyond chance; as far as can be told as many are right. */
    CHANGED,
    /** Nothing beyond chance; what would have been seen is said. */
    NO_CHANGE_SEEN,
    /** Too few cases to see anything, whatever had changed. */
    TOO_FEW
}
