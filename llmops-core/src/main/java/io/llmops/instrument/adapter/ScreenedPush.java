package io.llmops.instrument.adapter;

import io.llmops.record.ActiveCall;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose events are brought to a handler of the host. Closing it before its end gives the call up.
 *
 * @param <E> an event
 */
final class ScreenedPush<E> implements PushedEvents<E> {

    private final PushedEvents<E> provider;
    private final ActiveCall call;
    private final StreamedAnswer<E> answer;
    private final CompletableFuture<Void> completed;
    private final AtomicBoolean subscribed = new AtomicBoolean();
    private volatile boolean closed;

    private ScreenedPush(PushedEvents<E> provider, ActiveCall call, StreamedAnswer<E> answer) {
        this.provider = provider;
        this.call = call;
        this.answer = answer;
        this.completed = call.enforcesOutput() ? new CompletableFuture<>() : provider.completed();
    }

    static <E> PushedEvents<E> of(PushedEvents<E> provider, ActiveCall call, StreamedAnswer<E> answer) {
        ScreenedPush<E> instrumented = new ScreenedPush<>(provider, call, answer);
        call.onCut(provider::close);
        listen(provider.completed(), call, instrumented.completed, instrumented.subscribed);
        return instrumented;
    }

    /**
     * Of a request that failed nobody may ever subscribe to the events; of a stream that was cut the handler tells. The
     * provider's future must not hold on to the call, nor to the stream, which closes itself when nobody holds it.
     */
    private static void listen(
            CompletableFuture<Void> providers,
            ActiveCall call,
            CompletableFuture<Void> completed,
            AtomicBoolean subscribed) {
        WeakReference<ActiveCall> listening = new WeakReference<>(call);
        var unused = providers.whenComplete((nothing, error) -> {
            ActiveCall active = listening.get();
            if (active == null || !active.isCut()) {
                pass(error, completed);
            }
            if (active != null && error != null && !subscribed.get()) {
                active.fail(error);
            }
        });
    }

    /** Does nothing where {@code completed} is the provider's own. */
    private static void pass(@Nullable Throwable error, CompletableFuture<Void> completed) {
        if (error == null) {
            completed.complete(null);
        } else {
            completed.completeExceptionally(error);
        }
    }

    @Override
    public void subscribe(EventSink<? super E> host) {
        subscribed.set(true);
        provider.subscribe(handler(host));
    }

    @Override
    public void subscribe(EventSink<? super E> host, Executor executor) {
        subscribed.set(true);
        provider.subscribe(handler(host), executor);
    }

    private EventSink<E> handler(EventSink<? super E> host) {
        return new ScreenedSink<>(host, call, answer, () -> closed, completed);
    }

    @Override
    public CompletableFuture<Void> completed() {
        return completed;
    }

    @Override
    public void close() {
        closed = true;
        try {
            call.cancel();
        } finally {
            provider.close();
        }
    }
}
