package io.llmops.openai;

import com.openai.core.http.HttpResponseFor;
import io.llmops.record.ActiveCall;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * The future of a raw response; cancelling it cancels the provider's. Parsing the response ends the call, not its coming.
 *
 * @param <T> what the response is parsed to
 */
final class RawFuture<T> extends CompletableFuture<HttpResponseFor<T>> {

    private final CompletableFuture<HttpResponseFor<T>> provider;

    private RawFuture(CompletableFuture<HttpResponseFor<T>> provider) {
        this.provider = provider;
    }

    static <T> CompletableFuture<HttpResponseFor<T>> of(
            CompletableFuture<HttpResponseFor<T>> provider, ActiveCall call, UnaryOperator<T> answered) {
        RawFuture<T> future = new RawFuture<>(provider);
        var unused = provider.whenComplete((response, error) -> {
            if (error == null) {
                future.complete(new InstrumentedResponse<>(response, call, answered));
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
