package io.llmops.instrument;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.llmops.call.LlmResponse;
import io.llmops.instrument.returns.InstrumentedFuture;
import io.llmops.record.ActiveCall;
import io.llmops.record.StressedCalls;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ILL_Result;

/** A host cancels a future, whose answer is enforced, at the same time as the provider ends it. */
public final class FutureIsToldAsRecorded {

    private static final LlmResponse ANSWER = LlmResponse.of("done");

    private FutureIsToldAsRecorded() {}

    @JCStressTest
    @Outcome(id = "1, answered, COMPLETED", expect = ACCEPTABLE, desc = "The answer came first")
    @Outcome(id = "1, cancelled, CANCELLED", expect = ACCEPTABLE, desc = "The cancel came first")
    @Outcome(id = "1, cancelled, COMPLETED", expect = ACCEPTABLE, desc = "Cancelled while the answer was screened")
    @Outcome(expect = FORBIDDEN, desc = "Ended twice or never, or told otherwise than recorded")
    @State
    public static class AnswerAndCancel extends Asked {
        @Actor
        public void answer() {
            provider.complete(ANSWER);
        }

        @Actor
        public void cancel() {
            promise.cancel(true);
        }

        @Arbiter
        public void judge(ILL_Result result) {
            tell(result);
        }
    }

    @JCStressTest
    @Outcome(id = "1, failed, FAILED", expect = ACCEPTABLE, desc = "The failure came first")
    @Outcome(id = "1, cancelled, CANCELLED", expect = ACCEPTABLE, desc = "The cancel came first")
    @Outcome(expect = FORBIDDEN, desc = "Ended twice or never, or told otherwise than recorded")
    @State
    public static class FailureAndCancel extends Asked {
        @Actor
        public void failure() {
            provider.completeExceptionally(new IllegalStateException("broken"));
        }

        @Actor
        public void cancel() {
            promise.cancel(true);
        }

        @Arbiter
        public void judge(ILL_Result result) {
            tell(result);
        }
    }

    /** A future, and what became of it. */
    static class Asked {
        private final StressedCalls calls = StressedCalls.forbidding();
        final CompletableFuture<LlmResponse> provider = new CompletableFuture<>();
        final CompletableFuture<LlmResponse> promise = instrumented(provider, calls.departed());

        @SuppressWarnings("NullAway") // the provider's future is there
        private static CompletableFuture<LlmResponse> instrumented(
                CompletableFuture<LlmResponse> provider, ActiveCall call) {
            return (CompletableFuture<LlmResponse>) InstrumentedFuture.of(
                    provider,
                    call,
                    (response, serve, refuse) -> call.succeed(
                            () -> response, admitted -> ActiveCall.apply(admitted, response), serve, refuse));
        }

        final void tell(ILL_Result result) {
            result.r1 = calls.ends();
            result.r2 = !promise.isDone()
                    ? "waiting"
                    : promise.isCancelled() ? "cancelled" : promise.isCompletedExceptionally() ? "failed" : "answered";
            result.r3 = calls.ended().outcome();
        }
    }
}
