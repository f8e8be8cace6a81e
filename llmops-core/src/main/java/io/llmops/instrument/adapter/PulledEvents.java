package io.llmops.instrument.adapter;

import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The events of a streamed answer, which the host reads on its own thread. Closing them before their end gives the call up.
 *
 * @param <E> an event
 */
public interface PulledEvents<E> extends AutoCloseable {

    /** As with most libraries' own, only the first one has events. */
    Stream<E> stream();

    @Override
    void close();

    /**
     * Those of a provider.
     *
     * @param source the provider's stream
     * @param close closes it
     */
    static <E> PulledEvents<E> of(
            Supplier<Stream<E>> source, Runnable close, ActiveCall call, StreamedAnswer<E> answer) {
        call.onCut(close);
        return new PulledEvents<>() {
            @Override
            public Stream<E> stream() {
                Stream<E> events = source.get();
                // keeps this reachable, and with it the library's stream, which may close itself when it is not
                return StreamSupport.stream(new ScreenedSpliterator<>(events.spliterator(), call, answer), false)
                        .onClose(this::close)
                        .onClose(events::close);
            }

            @Override
            public void close() {
                try {
                    answer.closed();
                } finally {
                    close.run();
                }
            }
        };
    }

    /** Those that a guardrail answers with, instead of the model. */
    static <E> PulledEvents<E> replied(List<E> events) {
        return new PulledEvents<>() {
            @Override
            public Stream<E> stream() {
                return events.stream();
            }

            @Override
            public void close() {}
        };
    }
}
