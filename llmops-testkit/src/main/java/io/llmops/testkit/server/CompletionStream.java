package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The wire form of a completion that is streamed: a chunk with the role, the deltas, a chunk with the finish reason,
 * one with the usage if the client asked for it, and {@code [DONE]}.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat/streaming">The chat completion chunk object</a>
 */
final class CompletionStream {

    private static final String ROLE = "{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}";

    private final Completion completion;
    private final boolean includeUsage;
    private final String head;

    CompletionStream(Completion completion, boolean includeUsage) {
        this.completion = completion;
        this.includeUsage = includeUsage;
        // The same in every chunk, and a stream has many: written once.
        String json = Json.write(CompletionJson.head(completion, "chat.completion.chunk"));
        this.head = json.substring(0, json.length() - 1) + ",\"choices\":[{\"index\":0,\"delta\":";
    }

    /**
     * The role and the first deltas. The first chunk takes the time to first chunk and brings text at once, each later
     * one the delay per chunk.
     */
    List<SseEvent> begun(List<String> deltas) {
        Answer.Timing timing = completion.answer().timing();
        List<SseEvent> events = new ArrayList<>(deltas.size() + 4);
        events.add(chunk(timing.timeToFirstChunk(), ROLE, "null"));
        Duration delay = Duration.ZERO;
        for (String delta : deltas) {
            events.add(chunk(delay, delta, "null"));
            delay = timing.delayPerChunk();
        }
        return events;
    }

    /** The whole stream. */
    List<SseEvent> whole(List<String> deltas) {
        List<SseEvent> events = begun(deltas);
        events.add(chunk(Duration.ZERO, "{}", Json.quote(completion.answer().finishReason())));
        if (includeUsage) {
            events.add(usage());
        }
        events.add(SseEvent.DONE);
        return events;
    }

    private SseEvent chunk(Duration delay, String delta, String finishReason) {
        String tail = includeUsage ? "}],\"usage\":null}" : "}]}";
        return new SseEvent(delay, head + delta + ",\"logprobs\":null,\"finish_reason\":" + finishReason + tail);
    }

    private SseEvent usage() {
        ObjectNode json = CompletionJson.head(completion, "chat.completion.chunk");
        json.putArray("choices");
        json.set("usage", CompletionJson.usage(completion));
        return new SseEvent(Duration.ZERO, Json.write(json));
    }
}
