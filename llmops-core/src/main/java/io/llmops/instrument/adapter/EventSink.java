package io.llmops.instrument.adapter;

import java.util.Optional;

/**
 * Takes the events of a streamed answer, one after the other, and then its end.
 *
 * @param <E> an event
 */
public interface EventSink<E> {

    void onEvent(E event);

    /** No more events come: the stream is complete, or broke for this reason. */
    void onEnd(Optional<Throwable> error);
}
