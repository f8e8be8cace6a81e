package io.llmops.instrument.publishers;

/**
 * Notes the elements of one streamed answer that no guardrail may change, for a {@link WatchedSubscriber}. It is told of one
 * element after the other, and at last of the end; it must not throw.
 *
 * @param <T> the elements
 */
public interface ElementWatch<T> {

    void note(T element);

    /** No more elements come: tells the host, then ends the call. */
    void ended(Runnable tellHost);
}
