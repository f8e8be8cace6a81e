package io.llmops.instrument.adapter;

import io.llmops.record.ActiveCall;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * The future of a raw response; cancelling it cancels the provider's. Parsing the response ends the call, not its coming.
 *
 * @param <H> a library's raw response
 */
public final class RawFuture<H> extends CompletableFuture<H> {

    private final CompletableFuture<H> provider;

    private RawFuture(CompletableFuture<H> provider) {
        this.provider = provider;
    }

    /**
     * The future that the host gets.
     *
     * @param instrumented puts a {@link RawAnswer} around the response
     */
    public static <H> CompletableFuture<H> of(
            CompletableFuture<H> provider, ActiveCall call, UnaryOperator<H> instrumented) {
        RawFuture<H> future = new RawFuture<>(provider);
        var unused = provider.whenComplete((response, error) -> {
            if (error == null) {
                future.complete(instrumented.apply(response));
                return;
            }
            future.completeExceptionally(error);
            if (future.isCancelled()) {
                call.cancel();
            } else {
                call.fail(error);
            }
        });
        return future;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        provider.cancel(mayInterruptIfRunning);
        return cancelled;
    }
}
