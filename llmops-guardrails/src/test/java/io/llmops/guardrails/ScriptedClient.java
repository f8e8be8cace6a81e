package io.llmops.guardrails;

import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Remembers what it was sent, and lets the test play the provider. */
final class ScriptedClient implements LlmClient {

    final List<LlmRequest> sent = new ArrayList<>();
    final CompletableFuture<LlmResponse> provided = new CompletableFuture<>();
    StreamHandler handler;
    boolean cancelled;

    @Override
    public LlmResponse chat(LlmRequest request) {
        sent.add(request);
        return LlmResponse.of("a secret answer");
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        sent.add(request);
        return provided;
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler host) {
        sent.add(request);
        handler = host;
        return () -> cancelled = true;
    }
}
