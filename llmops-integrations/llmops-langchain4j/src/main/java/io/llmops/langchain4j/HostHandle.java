package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.StreamingHandle;
import io.llmops.record.ActiveCall;

/** What the host may stop the stream with: the call is over first, so that the provider's complaint counts for nothing. */
record HostHandle(StreamingHandle provider, ActiveCall call, ScreenedStream stream) implements StreamingHandle {

    @Override
    public void cancel() {
        stream.cancelled();
        try {
            call.cancel();
        } finally {
            provider.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return provider.isCancelled();
    }
}
