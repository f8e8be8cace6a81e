package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The wire form of a response that is streamed: that it was created and is in progress; for each output item that it was
 * added, its deltas and that it is done; and at last the whole response, completed, incomplete or failed.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/responses-streaming">Streaming events</a>
 */
final class ResponseStream {

    private final Completion completion;
    private final int chunkTokens;
    private final List<SseEvent> events = new ArrayList<>();
    private Duration delay;

    ResponseStream(Completion completion, int chunkTokens) {
        this.completion = completion;
        this.chunkTokens = chunkTokens;
        this.delay = completion.answer().timing().timeToFirstChunk();
    }

    List<SseEvent> whole() {
        List<SseEvent> whole = begun(Integer.MAX_VALUE);
        ObjectNode last = event("response." + ResponseJson.status(completion.answer()));
        last.set("response", ResponseJson.whole(completion));
        send(last, Duration.ZERO);
        return whole;
    }

    /** Up to and with so many pieces of text, reasoning or tool call arguments. */
    List<SseEvent> begun(int pieces) {
        for (String stage : List.of("response.created", "response.in_progress")) {
            ObjectNode event = event(stage);
            event.set("response", ResponseJson.begun(completion));
            send(event, Duration.ZERO);
        }
        int left = pieces;
        List<OutputItem> items = OutputItem.of(completion.answer());
        for (int i = 0; i < items.size() && left > 0; i++) {
            left -= item(items.get(i), i, left);
        }
        return events;
    }

    /** Tells how many pieces it sent. */
    private int item(OutputItem item, int index, int most) {
        added(item, index);
        List<String> pieces = TextTokens.pieces(item.text(), chunkTokens);
        List<String> sent = pieces.subList(0, Math.min(most, pieces.size()));
        for (String piece : sent) {
            send(at(item, item.kind().textEvent + ".delta", index).put("delta", piece), delay);
            delay = completion.answer().timing().delayPerChunk();
        }
        if (sent.size() == pieces.size()) {
            done(item, index);
        }
        return sent.size();
    }

    private void added(OutputItem item, int index) {
        ObjectNode added = event("response.output_item.added").put("output_index", index);
        added.set("item", item.begun());
        send(added, Duration.ZERO);
        if (item.kind().hasParts()) {
            send(part(item, ".added", index, ""), Duration.ZERO);
        }
    }

    private void done(OutputItem item, int index) {
        ObjectNode text = at(item, item.kind().textEvent + ".done", index).put(item.kind().field, item.text());
        if (item.kind() == OutputItem.Kind.FUNCTION_CALL) {
            text.put("name", item.call().name());
        }
        send(text, Duration.ZERO);
        if (item.kind().hasParts()) {
            send(part(item, ".done", index, item.text()), Duration.ZERO);
        }
        ObjectNode done = event("response.output_item.done").put("output_index", index);
        done.set("item", item.whole());
        send(done, Duration.ZERO);
    }

    private ObjectNode part(OutputItem item, String stage, int index, String text) {
        ObjectNode event = at(item, item.kind().partEvent + stage, index);
        event.set("part", item.part(text));
        return event;
    }

    private ObjectNode at(OutputItem item, String type, int index) {
        ObjectNode event = event(type).put("item_id", item.id()).put("output_index", index);
        if (item.kind().hasParts()) {
            event.put(item.kind().index, 0);
        }
        if (item.kind() == OutputItem.Kind.TEXT && type.contains("output_text")) {
            event.putArray("logprobs");
        }
        return event;
    }

    private ObjectNode event(String type) {
        return Json.object().put("type", type).put("sequence_number", events.size());
    }

    private void send(ObjectNode event, Duration after) {
        events.add(new SseEvent(after, Json.write(event), event.path("type").asText()));
    }
}
