package io.llmops.call;

/**
 * Well-known values of {@code gen_ai.operation.name} that this library gives a meaning to; a request may carry any
 * other value of the OpenTelemetry GenAI conventions.
 */
public final class Operation {

    public static final String CHAT = "chat";
    public static final String TEXT_COMPLETION = "text_completion";
    public static final String GENERATE_CONTENT = "generate_content";
    public static final String EMBEDDINGS = "embeddings";

    /** Reads an answer that was given before: its usage was reported then. */
    public static final String FETCH_RESPONSE = "fetch_response";

    private Operation() {}

    /** Whether a model writes an answer: these operations are reported by the {@code gen_ai.client.inference.*} metrics. */
    public static boolean isInference(String operation) {
        return CHAT.equals(operation) || TEXT_COMPLETION.equals(operation) || GENERATE_CONTENT.equals(operation);
    }
}
