package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How answers look on the wire: each of OpenAI's two APIs for text and Anthropic's has its own form. */
interface WireFormat {

    /** What ids of answers begin with. */
    String idPrefix();

    /** The header that carries the id of a request. */
    default String requestIdHeader() {
        return "x-request-id";
    }

    /** An answer that is sent whole. */
    ObjectNode whole(Completion completion);

    /** How many pieces of text, reasoning or tool call arguments the answer is streamed in. */
    int pieces(Answer answer, int chunkTokens);

    /** The whole stream. */
    List<SseEvent> stream(Completion completion, ModelRequest request, int chunkTokens);

    /** The stream up to and with so many pieces. */
    List<SseEvent> begun(Completion completion, ModelRequest request, int chunkTokens, int pieces);

    /** An error as the event of a stream that has begun with so many events. */
    SseEvent failed(Fault fault, int events);

    /** An error instead of an answer, as it is sent. */
    default Fault said(Fault fault) {
        return fault;
    }

    /** The body of an error. */
    default ObjectNode error(Fault fault) {
        return FaultJson.body(fault);
    }
}
