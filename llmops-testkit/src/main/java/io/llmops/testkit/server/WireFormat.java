package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How an answer looks on the wire: each of OpenAI's two APIs for text has its own form. */
interface WireFormat {

    /** What ids of answers begin with. */
    String idPrefix();

    /** An answer that is sent whole. */
    ObjectNode whole(Completion completion);

    /** How many pieces of text, reasoning or tool call arguments the answer is streamed in. */
    int pieces(Answer answer, int chunkTokens);

    /** The whole stream. */
    List<SseEvent> stream(Completion completion, ModelRequest request, int chunkTokens);

    /** The stream up to and with so many pieces. */
    List<SseEvent> begun(Completion completion, ModelRequest request, int chunkTokens, int pieces);
}
