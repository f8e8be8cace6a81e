package io.llmops.instrument.publishers;

import io.llmops.call.CallBlockedException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decides which elements of one streamed answer go on, and when, for a {@link ScreenedSubscriber}. It is told of one
 * element after the other, and at last of the end.
 *
 * @param <T> the elements
 */
public interface ElementScreen<T> {

    /**
     * Takes an element.
     *
     * @return the elements that may go on now: it, others that waited, or none
     * @throws CallBlockedException if the stream is cut
     */
    List<T> accept(T element);

    /**
     * The source broke: what was held back may still go on, if the guardrails let it.
     *
     * @throws CallBlockedException if they do not
     */
    List<T> restOfBroken();

    /** No more elements come: one of the two hears of it, then the call ends. */
    void ended(Consumer<List<T>> serve, Consumer<CallBlockedException> refuse);
}
