package io.llmops.openai;

import com.openai.core.http.StreamResponse;
import io.llmops.record.ActiveCall;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A stream that the host reads on its own thread. Closing it before its end gives the call up.
 *
 * @param <E> an event
 */
final class InstrumentedStreamResponse<E> implements StreamResponse<E> {

    private final StreamResponse<E> provider;
    private final ActiveCall call;
    private final StreamedAnswer<E> answer;

    InstrumentedStreamResponse(StreamResponse<E> provider, ActiveCall call, StreamedAnswer<E> answer) {
        this.provider = provider;
        this.call = call;
        this.answer = answer;
        call.onCut(provider::close);
    }

    /** As with the SDK's own, only the first one has events. */
    @Override
    public Stream<E> stream() {
        Stream<E> source = provider.stream();
        // keeps this reachable, and with it the SDK's stream, which closes itself when it is not
        return StreamSupport.stream(new StreamedEvents<>(source.spliterator(), call, answer), false)
                .onClose(this::close)
                .onClose(source::close);
    }

    @Override
    public void close() {
        try {
            answer.closed();
        } finally {
            provider.close();
        }
    }

    @Override
    public String toString() {
        return "Instrumented(" + provider + ")";
    }
}
