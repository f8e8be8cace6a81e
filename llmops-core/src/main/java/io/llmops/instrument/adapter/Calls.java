package io.llmops.instrument.adapter;

import io.llmops.call.CallBlockedException;
import io.llmops.instrument.returns.InstrumentedFuture;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of one operation, each a thin shell around an {@link ActiveCall}. What the provider throws is thrown on, the
 * very same.
 *
 * @param <P> the parameters of a request
 * @param <R> an answer
 * @param <E> an event of a streamed answer
 */
public final class Calls<P, R, E> {

    private final Api<P, R, E> api;
    private final CallRecorder recorder;

    public Calls(Api<P, R, E> api, CallRecorder recorder) {
        this.api = api;
        this.recorder = recorder;
    }

    /** Calls the delegate's method with these parameters. */
    @FunctionalInterface
    public interface Provider<P> {
        @Nullable Object call(P params) throws Throwable;
    }

    public Api<P, R, E> api() {
        return api;
    }

    /**
     * Makes a call.
     *
     * @param form as the delegate's method answers
     * @throws Throwable what the provider throws
     */
    public <T> T make(CallForm<P, T> form, P params, Provider<P> provider) throws Throwable {
        ActiveCall call = recorder.start(() -> api.request(params, form.streamed()));
        Departure<P, T> departure;
        try {
            departure = call.admit(admission -> departure(admission, params, form));
        } catch (CallBlockedException e) {
            return form.blocked().apply(e);
        }
        T reply = departure.reply();
        if (reply != null) {
            return reply;
        }
        if (form.endsElsewhere()) {
            call.watch();
        }
        P sent = departure.params();
        T given = ask(call, form.streamed() ? api.streamed(sent) : sent, provider);
        return form.instrumented().of(call, sent, given);
    }

    /** What becomes of a request: it goes on with these parameters, or this is the answer. */
    private record Departure<P, T>(P params, @Nullable T reply) {}

    private <T> Departure<P, T> departure(Admission admission, P params, CallForm<P, T> form) {
        if (admission instanceof Admission.Proceed proceed) {
            P sent = proceed.edits().isEmpty() ? params : api.editedRequest(params, proceed.edits());
            return new Departure<>(sent, null);
        }
        return new Departure<>(params, form.reply().apply(((Admission.Answer) admission).reply()));
    }

    // the scope is only held, the form tells what the method returns, a missing answer is not ours to mend
    @SuppressWarnings({"try", "unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    private <T> T ask(ActiveCall call, P params, Provider<P> provider) throws Throwable {
        try (Scope scope = call.makeCurrent()) {
            return (T) provider.call(params);
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
    }

    /** The answer at once. */
    public CallForm<P, R> whole() {
        return CallForm.whole(api::reply, (call, sent, answer) -> answered(call, answer));
    }

    /** The answer in a future: the client's own, unless a guardrail enforces the output. */
    public CallForm<P, CompletableFuture<R>> future() {
        return CallForm.<P, CompletableFuture<R>>later(
                        reply -> CompletableFuture.completedFuture(api.reply(reply)),
                        (call, sent, future) -> future(call, future))
                .tellingBlocks(CompletableFuture::failedFuture);
    }

    /** Ends a call with an answer, on the thread of the host: tells what the host gets. */
    public R answered(ActiveCall call, R answer) {
        return new WholeAnswer<>(call, api).ended(answer);
    }

    @SuppressWarnings("NullAway") // a missing future is not ours to mend
    private CompletableFuture<R> future(ActiveCall call, CompletableFuture<R> future) {
        return (CompletableFuture<R>) InstrumentedFuture.of(future, call, new WholeAnswer<>(call, api)::ended);
    }
}
