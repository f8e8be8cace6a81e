package io.llmops;

import io.llmops.call.Channel;
import io.llmops.call.LlmResponse;
import io.llmops.client.StreamHandler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the host of a stream saw. */
public class StreamLog implements StreamHandler {

    public final List<String> chunks = new ArrayList<>();
    public @Nullable LlmResponse response;
    public @Nullable Throwable error;

    @Override
    public void onChunk(Channel channel, String delta) {
        chunks.add(delta);
    }

    @Override
    public void onComplete(LlmResponse complete) {
        response = complete;
    }

    @Override
    public void onError(Throwable failure) {
        error = failure;
    }

    public String text() {
        return String.join("", chunks);
    }
}
