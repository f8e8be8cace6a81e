package io.llmops.anthropic;

import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.adapter.CallForm;
import io.llmops.instrument.adapter.Calls;
import io.llmops.instrument.adapter.PulledEvents;
import io.llmops.instrument.adapter.PushedEvents;
import io.llmops.instrument.adapter.RawFuture;
import io.llmops.instrument.sdk.Form;
import io.llmops.record.ActiveCall;
import java.util.concurrent.CompletableFuture;

/**
 * The forms in which the SDK gives an answer.
 *
 * @param <P> the parameters of a request
 * @param <R> an answer
 * @param <E> an event of a streamed answer
 */
record Forms<P, R, E>(Calls<P, R, E> calls) {

    CallForm<P, ?> of(Form form) {
        return switch (form) {
            case WHOLE -> calls.whole();
            case FUTURE -> calls.future();
            case RAW -> CallForm.<P, HttpResponseFor<R>>later(this::rawReply, this::raw);
            case RAW_FUTURE ->
                CallForm.<P, CompletableFuture<HttpResponseFor<R>>>later(
                                reply -> CompletableFuture.completedFuture(rawReply(reply)),
                                (call, sent, future) -> RawFuture.of(future, call, raw -> raw(call, sent, raw)))
                        .tellingBlocks(CompletableFuture::failedFuture);
            case STREAM -> CallForm.<P, StreamResponse<E>>streamed(this::streamReply, this::stream);
            case ASYNC_STREAM ->
                CallForm.<P, AsyncStreamResponse<E>>streamed(
                                reply -> new PushedStream<>(
                                        PushedEvents.replied(calls.api().replyEvents(reply))),
                                (call, sent, stream) -> new PushedStream<>(PushedEvents.of(
                                        PushedStream.events(stream), call, calls.api().stream(call, sent))))
                        .tellingBlocks(blocked -> new PushedStream<>(PushedEvents.blocked(blocked)));
            case RAW_STREAM ->
                CallForm.<P, HttpResponseFor<StreamResponse<E>>>streamed(this::rawStreamReply, this::rawStream);
            case RAW_STREAM_FUTURE ->
                CallForm.<P, CompletableFuture<HttpResponseFor<StreamResponse<E>>>>streamed(
                                reply -> CompletableFuture.completedFuture(rawStreamReply(reply)),
                                (call, sent, future) -> RawFuture.of(future, call, raw -> rawStream(call, sent, raw)))
                        .tellingBlocks(CompletableFuture::failedFuture);
        };
    }

    private HttpResponseFor<R> raw(ActiveCall call, P sent, HttpResponseFor<R> response) {
        return new RawResponse<>(response, call, answer -> calls.answered(call, answer));
    }

    private HttpResponseFor<R> rawReply(LlmResponse reply) {
        R answer = calls.api().reply(reply);
        return new RepliedResponse<>(answer, Json.tree(answer).toString());
    }

    private StreamResponse<E> stream(ActiveCall call, P sent, StreamResponse<E> stream) {
        return new PulledStream<>(PulledEvents.of(stream::stream, stream::close, call, calls.api().stream(call, sent)));
    }

    private StreamResponse<E> streamReply(LlmResponse reply) {
        return new PulledStream<>(PulledEvents.replied(calls.api().replyEvents(reply)));
    }

    private HttpResponseFor<StreamResponse<E>> rawStream(
            ActiveCall call, P sent, HttpResponseFor<StreamResponse<E>> response) {
        return new RawResponse<>(response, call, stream -> stream(call, sent, stream));
    }

    private HttpResponseFor<StreamResponse<E>> rawStreamReply(LlmResponse reply) {
        return new RepliedResponse<>(streamReply(reply), "");
    }
}
