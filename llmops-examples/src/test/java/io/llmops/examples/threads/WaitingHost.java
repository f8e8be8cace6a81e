package io.llmops.examples.threads;

import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandler;

/** Reads a stream, and takes its time with each chunk. */
final class WaitingHost implements StreamHandler {

    private final StringBuilder shown = new StringBuilder();

    String ask(LlmClient client, LlmRequest request) {
        client.chatStreaming(request, this);
        return shown.toString();
    }

    @Override
    public void onChunk(Channel channel, String delta) {
        shown.append(delta);
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onComplete(LlmResponse response) {}

    @Override
    public void onError(Throwable error) {
        throw new AssertionError(error);
    }
}
