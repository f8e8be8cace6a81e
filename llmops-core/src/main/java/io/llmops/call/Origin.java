package io.llmops.call;

/** Where a {@link Passage} comes from, and thereby how far it may be trusted. */
public enum Origin {
    /** Written by the operator of the application: trusted. */
    SYSTEM,
    /** Written by a user. */
    USER,
    /** An earlier answer of the model, sent back as history. */
    HISTORY,
    /** Arguments of a tool call. */
    TOOL_CALL,
    /** What a tool returned. */
    TOOL_RESULT,
    /** A retrieved document. */
    DOCUMENT,
    /** The model's answer. */
    ANSWER,
    /** The model's reasoning. */
    REASONING
}
