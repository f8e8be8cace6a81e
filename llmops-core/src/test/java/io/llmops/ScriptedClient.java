package io.llmops;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A client whose answers, futures and streams a test holds in its hands. */
public final class ScriptedClient implements LlmClient {

    public final List<LlmRequest> requests = new ArrayList<>();
    public final List<StreamHandler> streams = new ArrayList<>();
    public final List<CompletableFuture<LlmResponse>> futures = new ArrayList<>();
    public final AtomicInteger cancelled = new AtomicInteger();
    public Function<LlmRequest, LlmResponse> answer = request -> LlmResponse.of("ok");

    @Override
    public LlmResponse chat(LlmRequest request) {
        requests.add(request);
        return answer.apply(request);
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        requests.add(request);
        CompletableFuture<LlmResponse> future = new CompletableFuture<>();
        futures.add(future);
        return future;
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
        requests.add(request);
        streams.add(handler);
        return cancelled::incrementAndGet;
    }
}
