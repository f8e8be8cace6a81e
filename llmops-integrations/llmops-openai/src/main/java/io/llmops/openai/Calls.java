package io.llmops.openai;

import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.returns.InstrumentedFuture;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which a host may call one operation, each a thin shell around an {@link ActiveCall}. What the provider throws
 * is thrown on, the very same.
 *
 * @param <P> the parameters of a request
 * @param <R> an answer
 * @param <E> an event of a streamed answer
 */
final class Calls<P, R, E> {

    private final Api<P, R, E> api;
    private final CallRecorder recorder;
    private final StreamUsage usage;

    Calls(Api<P, R, E> api, CallRecorder recorder, StreamUsage usage) {
        this.api = api;
        this.recorder = recorder;
        this.usage = usage;
    }

    /** Calls the delegate's method with these parameters. */
    interface Provider<P> {
        @Nullable Object call(P params) throws Throwable;
    }

    /**
     * What is particular to a form.
     *
     * @param <T> what the host gets
     * @param reply makes it of a guardrail's answer
     * @param blocked makes it of a guardrail's block, or throws that
     * @param instrumented makes it of what the provider gave
     */
    private record Shape<P, T>(
            Function<LlmResponse, T> reply,
            Function<CallBlockedException, T> blocked,
            Instrumented<P, T> instrumented) {}

    private interface Instrumented<P, T> {
        T of(ActiveCall call, P sent, T given);
    }

    @Nullable Object make(Form form, P params, Provider<P> provider) throws Throwable {
        ActiveCall call = recorder.start(() -> api.request(params, form.isStreamed()));
        return make(shape(form), form, call, params, provider);
    }

    private <T> T make(Shape<P, T> shape, Form form, ActiveCall call, P params, Provider<P> provider) throws Throwable {
        Departure<P, T> departure;
        try {
            departure = call.admit(admission -> departure(admission, params, shape));
        } catch (CallBlockedException e) {
            return shape.blocked().apply(e);
        }
        T reply = departure.reply();
        if (reply != null) {
            return reply;
        }
        if (form != Form.WHOLE) {
            call.watch();
        }
        P sent = departure.params();
        T given = ask(call, form.isStreamed() ? api.streamed(sent, usage) : sent, provider);
        return shape.instrumented().of(call, sent, given);
    }

    /** What becomes of a request: it goes on with these parameters, or this is the answer. */
    private record Departure<P, T>(P params, @Nullable T reply) {}

    private <T> Departure<P, T> departure(Admission admission, P params, Shape<P, T> shape) {
        if (admission instanceof Admission.Proceed proceed) {
            P sent = proceed.edits().isEmpty() ? params : api.editedRequest(params, proceed.edits());
            return new Departure<>(sent, null);
        }
        return new Departure<>(params, shape.reply().apply(((Admission.Answer) admission).reply()));
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

    private Shape<P, ?> shape(Form form) {
        return switch (form) {
            case WHOLE -> new Shape<P, R>(api::reply, Calls::thrown, (call, sent, answer) -> end(call, answer));
            case FUTURE ->
                new Shape<P, CompletableFuture<R>>(
                        reply -> CompletableFuture.completedFuture(api.reply(reply)),
                        CompletableFuture::failedFuture,
                        (call, sent, future) -> future(call, future));
            case RAW ->
                new Shape<P, HttpResponseFor<R>>(
                        reply -> new RepliedResponse<>(api.reply(reply)),
                        Calls::thrown,
                        (call, sent, raw) -> new InstrumentedResponse<>(raw, call, answer -> end(call, answer)));
            case RAW_FUTURE ->
                new Shape<P, CompletableFuture<HttpResponseFor<R>>>(
                        reply -> CompletableFuture.completedFuture(new RepliedResponse<>(api.reply(reply))),
                        CompletableFuture::failedFuture,
                        (call, sent, future) -> RawFuture.of(future, call, answer -> end(call, answer)));
            case STREAM -> new Shape<P, StreamResponse<E>>(this::replyStream, Calls::thrown, this::stream);
            case ASYNC_STREAM ->
                new Shape<P, AsyncStreamResponse<E>>(
                        reply -> new RepliedAsyncStream<>(api.replyEvents(reply), Optional.empty()),
                        blocked -> new RepliedAsyncStream<>(List.of(), Optional.of(blocked)),
                        (call, sent, stream) ->
                                InstrumentedAsyncStreamResponse.of(stream, call, api.stream(call, sent, usage)));
            case RAW_STREAM ->
                new Shape<P, HttpResponseFor<StreamResponse<E>>>(
                        reply -> new RepliedResponse<>(replyStream(reply)),
                        Calls::thrown,
                        (call, sent, raw) -> new InstrumentedResponse<>(raw, call, it -> stream(call, sent, it)));
            case RAW_STREAM_FUTURE ->
                new Shape<P, CompletableFuture<HttpResponseFor<StreamResponse<E>>>>(
                        reply -> CompletableFuture.completedFuture(new RepliedResponse<>(replyStream(reply))),
                        CompletableFuture::failedFuture,
                        (call, sent, future) -> RawFuture.of(future, call, it -> stream(call, sent, it)));
        };
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it never returns
    private static <T> T thrown(CallBlockedException blocked) {
        throw blocked;
    }

    private R end(ActiveCall call, R answer) {
        return new WholeAnswer<>(call, api).ended(answer);
    }

    /** Either the client's own or one of ours. */
    @SuppressWarnings("NullAway") // a missing future is not ours to mend
    private CompletableFuture<R> future(ActiveCall call, CompletableFuture<R> future) {
        return (CompletableFuture<R>) InstrumentedFuture.of(future, call, new WholeAnswer<>(call, api)::ended);
    }

    private StreamResponse<E> stream(ActiveCall call, P sent, StreamResponse<E> stream) {
        return new InstrumentedStreamResponse<>(stream, call, api.stream(call, sent, usage));
    }

    private StreamResponse<E> replyStream(LlmResponse reply) {
        return new RepliedStream<>(api.replyEvents(reply));
    }
}
