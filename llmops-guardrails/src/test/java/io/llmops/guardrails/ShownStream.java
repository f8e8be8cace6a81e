package io.llmops.guardrails;

import io.llmops.call.Channel;
import io.llmops.call.LlmResponse;
import io.llmops.client.StreamHandler;
import java.util.ArrayList;
import java.util.List;

/** What the host of a stream gets to see. */
final class ShownStream implements StreamHandler {

    final List<String> shown = new ArrayList<>();
    LlmResponse completed;
    Throwable error;

    @Override
    public void onChunk(Channel channel, String delta) {
        shown.add(channel.kind() + ":" + delta);
    }

    @Override
    public void onComplete(LlmResponse response) {
        completed = response;
    }

    @Override
    public void onError(Throwable thrown) {
        error = thrown;
    }
}
