package io.llmops.instrument.adapter;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a guardrail answers with, instead of the model: some events, or that it blocks.
 *
 * @param <E> an event
 */
final class RepliedPush<E> implements PushedEvents<E> {

    private final List<E> events;
    private final Optional<Throwable> error;
    private final CompletableFuture<Void> completed = new CompletableFuture<>();
    private final AtomicBoolean subscribed = new AtomicBoolean();

    RepliedPush(List<E> events, Optional<Throwable> error) {
        this.events = events;
        this.error = error;
        error.ifPresent(completed::completeExceptionally);
    }

    @Override
    public void subscribe(EventSink<? super E> host) {
        subscribe(host, ForkJoinPool.commonPool());
    }

    @Override
    public void subscribe(EventSink<? super E> host, Executor executor) {
        if (!subscribed.compareAndSet(false, true)) {
            throw new IllegalStateException("Cannot subscribe more than once");
        }
        executor.execute(() -> {
            try {
                events.forEach(host::onEvent);
                host.onEnd(error);
            } finally {
                completed.complete(null);
            }
        });
    }

    @Override
    public CompletableFuture<Void> completed() {
        return completed;
    }

    @Override
    public void close() {
        completed.complete(null);
    }
}
