package io.llmops.instrument;

import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The future of a call whose answer a guardrail may change; cancelling it cancels the provider's. Where no guardrail
 * enforces, the host gets the provider's own future instead, and we only listen to it.
 */
final class InstrumentedFuture extends CompletableFuture<LlmResponse> {

    private final CompletableFuture<LlmResponse> provider;

    private InstrumentedFuture(CompletableFuture<LlmResponse> provider) {
        this.provider = provider;
    }

    @SuppressWarnings("NullAway") // a delegate that returns no future gets its null handed on
    static CompletableFuture<LlmResponse> of(@Nullable CompletableFuture<LlmResponse> provider, ActiveCall call) {
        if (provider == null) {
            call.fail(new NullPointerException("the client returned no future"));
            return null;
        }
        call.answeredWhen(provider::isDone);
        if (!call.enforcesOutput()) {
            var unused = provider.whenComplete((response, error) -> end(call, response, error));
            return provider;
        }
        InstrumentedFuture guarded = new InstrumentedFuture(provider);
        var unused = provider.whenComplete((response, error) -> guarded.settle(call, response, error));
        return guarded;
    }

    private static void end(ActiveCall call, @Nullable LlmResponse response, @Nullable Throwable error) {
        if (error != null) {
            call.fail(error);
        } else {
            call.succeed(() -> response);
        }
    }

    private void settle(ActiveCall call, @Nullable LlmResponse response, @Nullable Throwable error) {
        if (error != null) {
            completeExceptionally(error);
            if (isCancelled()) {
                call.cancel(); // so the host was told, whatever else went wrong at the same time
            } else {
                call.fail(error);
            }
        } else {
            call.succeed(() -> response, admission -> serve(admission, response), this::completeExceptionally);
        }
    }

    /** Whatever happens, the host must not wait for ever. */
    @SuppressWarnings("NullAway") // a delegate that answers null is not ours to mend
    private void serve(Admission admission, @Nullable LlmResponse response) {
        try {
            complete(ActiveCall.apply(admission, response));
        } catch (Throwable t) {
            completeExceptionally(t);
            throw t;
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        provider.cancel(mayInterruptIfRunning);
        return cancelled;
    }
}
