package io.llmops.client;

import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A client made of one function, for tests, stubs and models in process. It calls the function on the caller's thread
 * in all three forms, and streams the whole answer as one chunk.
 */
public final class SimpleClient implements LlmClient {

    private final Function<LlmRequest, LlmResponse> model;

    private SimpleClient(Function<LlmRequest, LlmResponse> model) {
        this.model = model;
    }

    public static SimpleClient of(Function<LlmRequest, LlmResponse> model) {
        return new SimpleClient(model);
    }

    @Override
    public LlmResponse chat(LlmRequest request) {
        return model.apply(request);
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        try {
            return CompletableFuture.completedFuture(model.apply(request));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
        LlmResponse response;
        try {
            response = model.apply(request);
        } catch (RuntimeException e) {
            handler.onError(e);
            return () -> {};
        }
        handler.onChunk(Channel.text(0), response.text());
        handler.onComplete(response);
        return () -> {};
    }
}
