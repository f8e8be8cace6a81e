package io.llmops.openai;

import com.openai.core.http.AsyncStreamResponse;
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
final class RepliedAsyncStream<E> implements AsyncStreamResponse<E> {

    private final List<E> events;
    private final Optional<Throwable> error;
    private final CompletableFuture<Void> completed = new CompletableFuture<>();
    private final AtomicBoolean subscribed = new AtomicBoolean();

    RepliedAsyncStream(List<E> events, Optional<Throwable> error) {
        this.events = events;
        this.error = error;
        error.ifPresent(completed::completeExceptionally);
    }

    @Override
    public AsyncStreamResponse<E> subscribe(Handler<? super E> handler) {
        return subscribe(handler, ForkJoinPool.commonPool());
    }

    @Override
    public AsyncStreamResponse<E> subscribe(Handler<? super E> handler, Executor executor) {
        if (!subscribed.compareAndSet(false, true)) {
            throw new IllegalStateException("Cannot subscribe more than once");
        }
        executor.execute(() -> {
            try {
                events.forEach(handler::onNext);
                handler.onComplete(error);
            } finally {
                completed.complete(null);
            }
        });
        return this;
    }

    @Override
    public CompletableFuture<Void> onCompleteFuture() {
        return completed;
    }

    @Override
    public void close() {
        completed.complete(null);
    }
}
