package io.llmops.anthropic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.adapter.Api;
import io.llmops.instrument.adapter.StreamedAnswer;
import io.llmops.record.ActiveCall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/messages}: the SDK has the same JSON in two sets of types.
 *
 * @param <P> the parameters of a request
 * @param <R> a message
 * @param <E> an event of a streamed message
 */
abstract class Messages<P, R, E> implements Api<P, R, E> {

    private final Class<R> message;
    private final Class<E> event;

    Messages(Class<R> message, Class<E> event) {
        this.message = message;
        this.event = event;
    }

    /** What of the parameters goes into the body. */
    abstract Object body(P params);

    /** The text that the event brings, if that is all and needs no JSON to be read. */
    abstract @Nullable TextPiece piece(E event);

    abstract P with(RequestBody edited, P params);

    @Override
    public LlmRequest request(P params, boolean streaming) {
        return new RequestBody(Json.tree(body(params))).request(streaming);
    }

    @Override
    public P editedRequest(P params, Edits edits) {
        return with(new RequestBody(Json.tree(body(params))).edited(edits), params);
    }

    @Override
    public LlmResponse response(R answer) {
        return new MessageAnswer(Json.tree(answer)).response();
    }

    @Override
    public R editedAnswer(R answer, Edits edits) {
        ObjectNode tree = Json.tree(answer);
        new MessageAnswer(tree).edit(edits);
        return Json.value(tree, message);
    }

    @Override
    public R reply(LlmResponse reply) {
        return Json.value(MessageReply.whole(reply), message);
    }

    @Override
    public List<E> replyEvents(LlmResponse reply) {
        return MessageReply.events(reply).stream()
                .map(json -> Json.value(json, event))
                .toList();
    }

    @Override
    public StreamedAnswer<E> stream(ActiveCall call, P params) {
        return new StreamedMessage<>(call, event, this::piece, this::replyEvents);
    }
}
