package io.llmops.instrument;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.LlmResponse;
import io.llmops.client.StreamHandler;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the host of a stream shows; it trusts that it is called by one thread after the other, and is not after the end. */
final class HostPage implements StreamHandler {

    private final Map<Channel, StringBuilder> shown = new HashMap<>();

    @Nullable LlmResponse response;

    @Nullable Throwable error;

    @Override
    public void onChunk(Channel channel, String delta) {
        requireGoingOn();
        shown.computeIfAbsent(channel, any -> new StringBuilder()).append(delta);
    }

    @Override
    public void onComplete(LlmResponse complete) {
        requireGoingOn();
        response = complete;
    }

    @Override
    public void onError(Throwable failure) {
        requireGoingOn();
        error = failure;
    }

    String shown(Channel channel) {
        return shown.getOrDefault(channel, new StringBuilder()).toString();
    }

    boolean isCut() {
        return error instanceof CallBlockedException;
    }

    private void requireGoingOn() {
        if (response != null || error != null) {
            throw new AssertionError("More came after " + (response != null ? response : error));
        }
    }
}
