package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.util.List;

/** {@code /v1/chat/completions}. */
final class ChatWire implements WireFormat {

    @Override
    public String idPrefix() {
        return "chatcmpl-";
    }

    @Override
    public ObjectNode whole(Completion completion) {
        return CompletionJson.whole(completion);
    }

    @Override
    public int pieces(Answer answer, int chunkTokens) {
        return Deltas.of(answer, chunkTokens).size();
    }

    @Override
    public List<SseEvent> stream(Completion completion, ModelRequest request, int chunkTokens) {
        return new CompletionStream(completion, request.includeUsage())
                .whole(Deltas.of(completion.answer(), chunkTokens));
    }

    @Override
    public List<SseEvent> begun(Completion completion, ModelRequest request, int chunkTokens, int pieces) {
        List<String> deltas = Deltas.of(completion.answer(), chunkTokens);
        return new CompletionStream(completion, request.includeUsage())
                .begun(deltas.subList(0, Math.min(pieces, deltas.size())));
    }

    @Override
    public SseEvent failed(Fault fault, int events) {
        return new SseEvent(fault.delay(), Json.write(error(fault)));
    }
}
