package io.llmops.openai;

import com.openai.core.http.StreamResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stream that a guardrail answers with, instead of the model.
 *
 * @param <E> an event
 */
record RepliedStream<E>(List<E> events) implements StreamResponse<E> {

    @Override
    public Stream<E> stream() {
        return events.stream();
    }

    @Override
    public void close() {}
}
