package io.llmops.langchain4j;

import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.returns.InstrumentedFuture;
import io.llmops.record.ActiveCall;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a model for a whole answer, at once or later, as one recorded call. */
record Asking<Q, A>(CallRecorder recorder, Exchange<Q, A> exchange) {

    @SuppressWarnings("try") // the scope is only held
    A ask(Q question, Function<Q, A> model) {
        ActiveCall call = recorder.start(() -> exchange.request(question));
        Admitted<Q, A> admitted = call.admit(admission -> Admitted.of(admission, question, exchange));
        if (admitted.reply() != null) {
            return admitted.reply();
        }
        A answer;
        try (Scope scope = call.makeCurrent()) {
            answer = model.apply(admitted.question());
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        return call.succeed(() -> read(answer, call), admission -> Admitted.delivered(admission, answer, exchange));
    }

    @SuppressWarnings({"try", "NullAway"}) // the scope is only held; a missing future is not ours to mend
    CompletableFuture<A> askAsync(Q question, Function<Q, CompletableFuture<A>> model) {
        ActiveCall call = recorder.start(() -> exchange.request(question));
        Admitted<Q, A> admitted;
        try {
            admitted = call.admit(admission -> Admitted.of(admission, question, exchange));
        } catch (CallBlockedException e) {
            return CompletableFuture.failedFuture(e);
        }
        if (admitted.reply() != null) {
            return CompletableFuture.completedFuture(admitted.reply());
        }
        call.watch();
        CompletableFuture<A> future;
        try (Scope scope = call.makeCurrent()) {
            future = model.apply(admitted.question());
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        // either the model's own or one of ours
        return (CompletableFuture<A>) InstrumentedFuture.of(
                future,
                call,
                (answer, serve, refuse) -> call.succeed(
                        () -> read(answer, call),
                        admission -> Admitted.delivered(admission, answer, exchange),
                        serve,
                        refuse));
    }

    /** A model that answers null is not ours to mend: there is nothing to read, and the host gets its null. */
    private @Nullable LlmResponse read(@Nullable A answer, ActiveCall call) {
        return answer == null ? null : exchange.response(answer, call);
    }
}
