package io.llmops.client;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import java.util.concurrent.CompletableFuture;

/**
 * A client of a language model. No method has a default, so that whoever wraps a client cannot lose streaming by
 * accident; {@link SimpleClient} turns one function into a client.
 */
public interface LlmClient {

    /** Asks and waits. Throws whatever the client throws for a failed call. */
    LlmResponse chat(LlmRequest request);

    /** Asks and returns at once. */
    CompletableFuture<LlmResponse> chatAsync(LlmRequest request);

    /**
     * Asks for the answer in chunks, which arrive at the handler on a thread of the client's choice.
     *
     * @return a handle to stop the stream
     */
    StreamHandle chatStreaming(LlmRequest request, StreamHandler handler);
}
