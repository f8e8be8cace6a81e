package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Channel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of the texts of a streamed response, on its way through the guardrails. */
final class ResponseText {

    /** What a text is, how its events are called, and where the whole of it stands in the event that ends it. */
    enum Kind {
        TEXT("response.output_text", "text", "content_index"),
        REFUSAL("response.refusal", "refusal", "content_index"),
        SUMMARY("response.reasoning_summary_text", "text", "summary_index"),
        REASONING("response.reasoning_text", "text", "content_index"),
        ARGUMENTS("response.function_call_arguments", "arguments", ""),
        INPUT("response.custom_tool_call_input", "input", ""),
        MCP_ARGUMENTS("response.mcp_call_arguments", "arguments", "");

        private final String event;
        private final String whole;
        private final String index;

        Kind(String event, String whole, String index) {
            this.event = event;
            this.whole = whole;
            this.index = index;
        }

        /** The kind of text that this event brings or ends. */
        static Optional<Kind> of(String type, String stage) {
            for (Kind kind : values()) {
                if (type.length() == kind.event.length() + stage.length()
                        && type.startsWith(kind.event)
                        && type.endsWith(stage)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        String whole() {
            return whole;
        }

        boolean isToolCall() {
            return this == ARGUMENTS || this == INPUT || this == MCP_ARGUMENTS;
        }

        boolean isReasoning() {
            return this == SUMMARY || this == REASONING;
        }

        /** Where in the response the text stands that an event is about. */
        Place place(JsonNode event) {
            return place(event.path("output_index").asInt(), event.path(index).asInt());
        }

        /** Texts and refusals share their places, as do all kinds of tool calls. */
        Place place(int item, int part) {
            Kind owner = this == REFUSAL ? TEXT : this;
            return new Place(owner.isToolCall() ? ARGUMENTS : owner, item, part);
        }
    }

    /** Position of the output item, and of the part in it. */
    record Place(Kind kind, int item, int part) {}

    final Channel channel;
    final StringBuilder shown = new StringBuilder();
    /** The event that brought the latest of it: what is held back goes on in one like it. */
    @Nullable ObjectNode lastDelta;

    boolean drained;

    ResponseText(Channel channel) {
        this.channel = channel;
    }
}
