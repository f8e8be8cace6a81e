package io.llmops.client;

import io.llmops.call.Channel;
import io.llmops.call.LlmResponse;

/** Receives a stream: chunks in order, then exactly one of {@link #onComplete} and {@link #onError}; neither after a cancel. */
public interface StreamHandler {

    void onChunk(Channel channel, String delta);

    /** The whole answer, with usage and finish reason as far as the provider told them. */
    void onComplete(LlmResponse response);

    void onError(Throwable error);
}
