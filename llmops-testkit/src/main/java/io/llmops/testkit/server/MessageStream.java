package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The wire form of a message that is streamed: that it starts; for each content block that it starts, its deltas and that it
 * stops, among them a ping; why the message ends, with the usage; and that it stops.
 *
 * @see <a href="https://docs.claude.com/en/docs/build-with-claude/streaming">Streaming messages</a>
 */
final class MessageStream {

    private final Completion completion;
    private final int chunkTokens;
    private final List<SseEvent> events = new ArrayList<>();
    private Duration delay;

    MessageStream(Completion completion, int chunkTokens) {
        this.completion = completion;
        this.chunkTokens = chunkTokens;
        this.delay = completion.answer().timing().timeToFirstChunk();
    }

    List<SseEvent> whole() {
        List<SseEvent> whole = begun(Integer.MAX_VALUE);
        ObjectNode end = event("message_delta");
        end.set("delta", MessageJson.stop(completion.answer()));
        end.set("usage", MessageJson.usage(completion));
        send(end, Duration.ZERO);
        send(event("message_stop"), Duration.ZERO);
        return whole;
    }

    /** Up to and with so many pieces of text, thinking or tool input. */
    List<SseEvent> begun(int pieces) {
        ObjectNode start = event("message_start");
        start.set("message", MessageJson.begun(completion));
        send(start, Duration.ZERO);
        int left = pieces;
        List<ContentBlock> blocks = ContentBlock.of(completion.answer());
        for (int i = 0; i < blocks.size() && left > 0; i++) {
            left -= block(blocks.get(i), i, left);
        }
        return events;
    }

    /** Tells how many pieces it sent. */
    private int block(ContentBlock block, int index, int most) {
        ObjectNode start = event("content_block_start").put("index", index);
        start.set("content_block", block.begun());
        send(start, Duration.ZERO);
        if (index == 0) {
            send(event("ping"), Duration.ZERO);
        }
        List<String> pieces = TextTokens.pieces(block.text(), chunkTokens);
        List<String> sent = pieces.subList(0, Math.min(most, pieces.size()));
        for (String piece : sent) {
            send(delta(index, block.delta(piece)), delay);
            delay = completion.answer().timing().delayPerChunk();
        }
        if (sent.size() == pieces.size()) {
            stop(block, index);
        }
        return sent.size();
    }

    private void stop(ContentBlock block, int index) {
        if (block.kind() == ContentBlock.Kind.THINKING) {
            ObjectNode signature = Json.object().put("type", "signature_delta").put("signature", block.signature());
            send(delta(index, signature), Duration.ZERO);
        }
        send(event("content_block_stop").put("index", index), Duration.ZERO);
    }

    private static ObjectNode delta(int index, ObjectNode delta) {
        ObjectNode event = event("content_block_delta").put("index", index);
        event.set("delta", delta);
        return event;
    }

    private static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }

    private void send(ObjectNode event, Duration after) {
        events.add(new SseEvent(after, Json.write(event), event.path("type").asText()));
    }
}
