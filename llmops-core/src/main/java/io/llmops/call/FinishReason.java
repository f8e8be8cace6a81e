package io.llmops.call;

/** Well-known values of {@code gen_ai.response.finish_reasons}; a provider's own values are passed on as they are. */
public final class FinishReason {

    public static final String STOP = "stop";
    public static final String LENGTH = "length";
    public static final String TOOL_CALLS = "tool_calls";
    /** The provider's own guardrail withheld the answer. */
    public static final String CONTENT_FILTER = "content_filter";
    /** The model would not answer. */
    public static final String REFUSAL = "refusal";
    /** The stream broke or was cancelled before its end. */
    public static final String ERROR = "error";

    private FinishReason() {}
}
