package io.llmops.instrument.returns;

import io.llmops.call.CallBlockedException;
import io.llmops.record.ActiveCall;
import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The future of a call whose answer a guardrail may change; cancelling it cancels the provider's. Where no guardrail
 * enforces, the host gets the provider's own future instead, and we only listen to it.
 *
 * @param <T> what the future answers with
 */
public final class InstrumentedFuture<T> extends CompletableFuture<T> {

    /** Ends the call with an answer: screens it, has the host served, and then tells the listeners. */
    @FunctionalInterface
    public interface End<T> {
        void succeed(@Nullable T answer, Consumer<@Nullable T> serve, Consumer<CallBlockedException> refuse);
    }

    private final CompletionStage<T> provider;

    private InstrumentedFuture(CompletionStage<T> provider) {
        this.provider = provider;
    }

    /** The future that the host gets: the provider's own, null included, or one of ours where the output is enforced. */
    public static <T> @Nullable CompletionStage<T> of(
            @Nullable CompletionStage<T> provider, ActiveCall call, End<T> end) {
        if (provider == null) {
            call.fail(new NullPointerException("the client returned no future"));
            return null;
        }
        listenFor(provider, call);
        if (!call.enforcesOutput()) {
            var unused = provider.whenComplete((answer, error) -> end(call, end, answer, error));
            return provider;
        }
        InstrumentedFuture<T> guarded = new InstrumentedFuture<>(provider);
        var unused = provider.whenComplete((answer, error) -> guarded.settle(call, end, answer, error));
        return guarded;
    }

    /**
     * Not every stage says when it is done. The call's life must not hold on to the future: the future holds on to us, and
     * then a call that nobody waits for would never become unreachable.
     */
    private static void listenFor(CompletionStage<?> provider, ActiveCall call) {
        if (provider instanceof CompletableFuture<?> future) {
            WeakReference<CompletableFuture<?>> awaited = new WeakReference<>(future);
            try {
                var unused = future.isDone();
                call.answeredWhen(() -> isDone(awaited.get()));
            } catch (UnsupportedOperationException minimal) {
                return;
            }
        }
    }

    private static boolean isDone(@Nullable CompletableFuture<?> future) {
        return future != null && future.isDone();
    }

    private static <T> void end(ActiveCall call, End<T> end, @Nullable T answer, @Nullable Throwable error) {
        if (error != null) {
            call.fail(error);
        } else {
            end.succeed(answer, served -> {}, refused -> {});
        }
    }

    private void settle(ActiveCall call, End<T> end, @Nullable T answer, @Nullable Throwable error) {
        if (error != null) {
            completeExceptionally(error);
            if (isCancelled()) {
                call.cancel(); // so the host was told, whatever else went wrong at the same time
            } else {
                call.fail(error);
            }
            return;
        }
        try {
            end.succeed(answer, this::serve, this::completeExceptionally);
        } catch (Throwable t) {
            // whatever happens, the host must not wait for ever
            completeExceptionally(t);
            throw t;
        }
    }

    @SuppressWarnings("NullAway") // a delegate that answers null is not ours to mend
    private void serve(@Nullable T answer) {
        complete(answer);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (provider instanceof CompletableFuture<?> future) {
            future.cancel(mayInterruptIfRunning);
        } else {
            cancel(provider, mayInterruptIfRunning);
        }
        return cancelled;
    }

    /** A stage of another library may know how to cancel, if only by a future of its own. */
    private static void cancel(CompletionStage<?> stage, boolean mayInterruptIfRunning) {
        try {
            stage.toCompletableFuture().cancel(mayInterruptIfRunning);
        } catch (UnsupportedOperationException cannot) {
            return;
        }
    }
}
