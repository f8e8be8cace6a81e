package io.llmops.anthropic;

import com.anthropic.core.http.StreamResponse;
import io.llmops.instrument.adapter.PulledEvents;
import java.util.stream.Stream;

/** The SDK's shell of events that the host pulls. */
record PulledStream<E>(PulledEvents<E> events) implements StreamResponse<E> {

    @Override
    public Stream<E> stream() {
        return events.stream();
    }

    @Override
    public void close() {
        events.close();
    }
}
