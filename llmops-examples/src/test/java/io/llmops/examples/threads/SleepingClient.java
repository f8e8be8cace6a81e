package io.llmops.examples.threads;

import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A model that thinks for some milliseconds, on a virtual thread. */
final class SleepingClient implements LlmClient {

    private static final LlmResponse ANSWER = LlmResponse.of("It is on its way.");

    private final Executor threads;

    SleepingClient(Executor threads) {
        this.threads = threads;
    }

    @Override
    public LlmResponse chat(LlmRequest request) {
        think();
        return ANSWER;
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        return CompletableFuture.supplyAsync(() -> chat(request), threads);
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
        for (String word : ANSWER.text().split("(?<= )", -1)) {
            think();
            handler.onChunk(Channel.text(0), word);
        }
        handler.onComplete(ANSWER);
        return () -> {};
    }

    private static void think() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
