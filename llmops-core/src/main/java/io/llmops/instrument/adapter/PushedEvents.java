package io.llmops.instrument.adapter;

import io.llmops.call.CallBlockedException;
import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The events of a streamed answer, which are brought to a handler of the host. Closing them before their end gives the call
 * up. An adapter makes this of its library's type, and its library's type of this.
 *
 * @param <E> an event
 */
public interface PushedEvents<E> extends AutoCloseable {

    /** Brings them on a thread of the library's. To be called once. */
    void subscribe(EventSink<? super E> host);

    void subscribe(EventSink<? super E> host, Executor executor);

    /** Completes when no more events come. */
    CompletableFuture<Void> completed();

    @Override
    void close();

    /** Those of a provider, on their way through a call. */
    static <E> PushedEvents<E> of(PushedEvents<E> provider, ActiveCall call, StreamedAnswer<E> answer) {
        return ScreenedPush.of(provider, call, answer);
    }

    /** Those that a guardrail answers with, instead of the model. */
    static <E> PushedEvents<E> replied(List<E> events) {
        return new RepliedPush<>(events, Optional.empty());
    }

    /** None, for a guardrail blocks. */
    static <E> PushedEvents<E> blocked(CallBlockedException blocked) {
        return new RepliedPush<>(List.of(), Optional.of(blocked));
    }
}
