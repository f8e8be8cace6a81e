package io.llmops.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import io.llmops.call.Edits;
import io.llmops.call.LlmException;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.adapter.Api;
import io.llmops.instrument.adapter.StreamedAnswer;
import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.Optional;

/** What operations that give a response have in common. */
abstract class ResponseAnswers<P> implements Api<P, Response, ResponseStreamEvent> {

    @Override
    public LlmResponse response(Response answer) {
        return new ResponseAnswer(Json.tree(answer), false).response();
    }

    @Override
    public Response editedAnswer(Response answer, Edits edits) {
        ObjectNode tree = Json.tree(answer);
        new ResponseAnswer(tree, false).edit(edits);
        return Json.value(tree, Response.class);
    }

    @Override
    public Optional<LlmException> failure(Response answer) {
        return answer._status().asKnown().filter(ResponseStatus.FAILED::equals).isPresent()
                ? ResponseAnswer.failure(Json.tree(answer))
                : Optional.empty();
    }

    @Override
    public Response reply(LlmResponse reply) {
        return Json.value(ResponseReply.whole(reply), Response.class);
    }

    @Override
    public List<ResponseStreamEvent> replyEvents(LlmResponse reply) {
        return ResponseReply.events(reply).stream()
                .map(event -> Json.value(event, ResponseStreamEvent.class))
                .toList();
    }

    /** The whole of a streamed answer, as it is recorded. */
    LlmResponse streamed(LlmResponse answer) {
        return answer;
    }

    @Override
    public StreamedAnswer<ResponseStreamEvent> stream(ActiveCall call, P params) {
        return new StreamedResponse(call, this::replyEvents, this::streamed);
    }
}
