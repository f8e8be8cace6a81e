package io.llmops.call;

/** Who a message of a conversation comes from. Developer messages count as {@link #SYSTEM}. */
public enum Role {
    SYSTEM,
    USER,
    ASSISTANT,
    TOOL
}
