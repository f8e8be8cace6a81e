package io.llmops.client;

/** Stops a stream. */
@FunctionalInterface
public interface StreamHandle {

    /** Ends the stream; without effect once it has ended. May be called from any thread. */
    void cancel();
}
