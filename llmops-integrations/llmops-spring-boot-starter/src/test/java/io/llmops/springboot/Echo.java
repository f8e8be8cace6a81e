package io.llmops.springboot;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import java.util.concurrent.CompletableFuture;

/** A client of an application's own, with more to it than the interface. */
public class Echo implements LlmClient {

    private final LlmClient model = SimpleClient.of(request -> LlmResponse.of("hello"));
    private final String name;

    public Echo(String name) {
        this.name = name;
    }

    /** Not of the interface. */
    public String name() {
        return name;
    }

    @Override
    public LlmResponse chat(LlmRequest request) {
        return model.chat(request);
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        return model.chatAsync(request);
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
        return model.chatStreaming(request, handler);
    }

    /** The same, but nobody can extend it. */
    public static final class Final extends Echo {
        public Final() {
            super("final");
        }
    }
}
