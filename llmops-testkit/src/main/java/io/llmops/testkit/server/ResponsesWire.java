package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.util.List;

/** {@code /v1/responses}. */
final class ResponsesWire implements WireFormat {

    @Override
    public String idPrefix() {
        return "resp_";
    }

    @Override
    public ObjectNode whole(Completion completion) {
        return ResponseJson.whole(completion);
    }

    @Override
    public int pieces(Answer answer, int chunkTokens) {
        return OutputItem.of(answer).stream()
                .mapToInt(item -> TextTokens.pieces(item.text(), chunkTokens).size())
                .sum();
    }

    @Override
    public List<SseEvent> stream(Completion completion, ModelRequest request, int chunkTokens) {
        return new ResponseStream(completion, chunkTokens).whole();
    }

    @Override
    public List<SseEvent> begun(Completion completion, ModelRequest request, int chunkTokens, int pieces) {
        return new ResponseStream(completion, chunkTokens).begun(pieces);
    }

    @Override
    public SseEvent failed(Fault fault, int events) {
        ObjectNode json = Json.object()
                .put("type", "error")
                .put("code", fault.code().orElse(fault.type()))
                .put("message", fault.message())
                .put("param", fault.param().orElse(null))
                .put("sequence_number", events);
        return new SseEvent(fault.delay(), Json.write(json), "error");
    }
}
