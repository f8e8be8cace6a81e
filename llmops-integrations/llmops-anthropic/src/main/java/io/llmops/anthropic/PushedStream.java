package io.llmops.anthropic;

import com.anthropic.core.http.AsyncStreamResponse;
import io.llmops.instrument.adapter.EventSink;
import io.llmops.instrument.adapter.PushedEvents;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The SDK's shell of events that are pushed to the host. */
record PushedStream<E>(PushedEvents<E> events) implements AsyncStreamResponse<E> {

    @Override
    public AsyncStreamResponse<E> subscribe(Handler<? super E> handler) {
        events.subscribe(sink(handler));
        return this;
    }

    @Override
    public AsyncStreamResponse<E> subscribe(Handler<? super E> handler, Executor executor) {
        events.subscribe(sink(handler), executor);
        return this;
    }

    @Override
    public CompletableFuture<Void> onCompleteFuture() {
        return events.completed();
    }

    @Override
    public void close() {
        events.close();
    }

    /** And the other way round: the SDK's own stream without its shell. */
    static <E> PushedEvents<E> events(AsyncStreamResponse<E> stream) {
        return new PushedEvents<>() {
            @Override
            public void subscribe(EventSink<? super E> host) {
                stream.subscribe(handler(host));
            }

            @Override
            public void subscribe(EventSink<? super E> host, Executor executor) {
                stream.subscribe(handler(host), executor);
            }

            @Override
            public CompletableFuture<Void> completed() {
                return stream.onCompleteFuture();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    private static <E> EventSink<E> sink(Handler<E> handler) {
        return new EventSink<>() {
            @Override
            public void onEvent(E event) {
                handler.onNext(event);
            }

            @Override
            public void onEnd(Optional<Throwable> error) {
                handler.onComplete(error);
            }
        };
    }

    private static <E> Handler<E> handler(EventSink<E> sink) {
        return new Handler<>() {
            @Override
            public void onNext(E event) {
                sink.onEvent(event);
            }

            @Override
            public void onComplete(Optional<Throwable> error) {
                sink.onEnd(error);
            }
        };
    }
}
