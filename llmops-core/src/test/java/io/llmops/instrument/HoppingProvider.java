package io.llmops.instrument;

import io.llmops.Race;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A provider whose threads take turns to deliver one stream, a chunk each. Like many an HTTP client it complains of a
 * stream that was stopped as of one that broke.
 */
final class HoppingProvider implements LlmClient {

    /** A piece of the answer. */
    record Chunk(Channel channel, String delta) {}

    private final List<Chunk> script;
    private final LlmResponse whole;
    private volatile boolean stopped;
    private volatile @Nullable StreamHandler handler;
    private volatile int turn;
    private boolean over;
    private int hesitation;
    private boolean deaf;

    HoppingProvider(List<Chunk> script, LlmResponse whole) {
        this.script = script;
        this.whole = whole;
    }

    /** Takes this many spins to return a handle, when chunks may already come, and as many to stop. */
    HoppingProvider hesitating(int spins) {
        hesitation = spins;
        return this;
    }

    /** Sends what it has, whether it was stopped or not. */
    HoppingProvider deaf() {
        deaf = true;
        return this;
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler receiver) {
        handler = receiver;
        hesitate();
        return this::stop;
    }

    private void stop() {
        stopped = true;
        hesitate();
    }

    private void hesitate() {
        for (int i = 0; i < hesitation; i++) {
            Thread.onSpinWait();
        }
    }

    /** Where chunks go, as soon as it is known. */
    StreamHandler handler() {
        Race.await(() -> handler != null);
        return handler;
    }

    /** One of several threads that deliver: takes every {@code threads}-th turn. */
    void deliver(int thread, int threads) {
        StreamHandler receiver = handler();
        for (int next = thread; next <= script.size(); next += threads) {
            awaitTurn(next);
            deliver(next, receiver);
            turn = next + 1;
        }
    }

    private void deliver(int next, StreamHandler receiver) {
        if (over) {
            return;
        }
        if (stopped && !deaf) {
            over = true;
            receiver.onError(new IOException("Canceled"));
        } else if (next < script.size()) {
            receiver.onChunk(script.get(next).channel(), script.get(next).delta());
        } else {
            over = true;
            receiver.onComplete(whole);
        }
    }

    void awaitTurn(int awaited) {
        Race.await(() -> turn >= awaited);
    }

    boolean stopped() {
        return stopped;
    }

    @Override
    public LlmResponse chat(LlmRequest request) {
        return whole;
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        return CompletableFuture.completedFuture(whole);
    }

    @Override
    public String toString() {
        return "HoppingProvider(" + script + ")";
    }
}
