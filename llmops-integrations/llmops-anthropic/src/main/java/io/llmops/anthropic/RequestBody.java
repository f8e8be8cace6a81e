package io.llmops.anthropic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.Operation;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import io.llmops.call.ToolDefinition;
import io.llmops.instrument.json.JsonFields;
import io.llmops.instrument.json.MessageList;
import io.llmops.instrument.json.PartList;
import io.llmops.instrument.json.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What a request says, and the places of its texts. The system prompt, if there is one, is the first message. */
final class RequestBody {

    private final ObjectNode body;
    private final boolean hasSystem;
    private final MessageList messages = new MessageList();
    private List<Integer> touched = List.of();

    RequestBody(ObjectNode body) {
        this.body = body;
        this.hasSystem = body.hasNonNull("system");
        if (hasSystem) {
            PartList system = new PartList();
            system.add(Slot.in(body, "system"), Part.Text::new);
            body.path("system").forEach(block -> ContentBlocks.read(block, system));
            messages.add(Role.SYSTEM, system);
        }
        body.path("messages").forEach(message -> messages.add(role(message), ContentBlocks.of(message)));
    }

    private static Role role(JsonNode message) {
        return switch (message.path("role").asText("")) {
            case "system" -> Role.SYSTEM;
            case "assistant" -> Role.ASSISTANT;
            default -> Role.USER;
        };
    }

    LlmRequest request(boolean streaming) {
        return new LlmRequest(
                Operation.CHAT,
                JsonFields.text(body, "model"),
                messages.messages(),
                options(),
                tools(),
                streaming,
                Map.of());
    }

    private RequestOptions options() {
        List<String> stops = new ArrayList<>();
        body.path("stop_sequences").forEach(stop -> stops.add(stop.asText()));
        return new RequestOptions(
                JsonFields.decimal(body, "temperature"),
                JsonFields.decimal(body, "top_p"),
                JsonFields.whole(body, "top_k"),
                JsonFields.number(body, "max_tokens"),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                stops,
                OptionalLong.empty(),
                OptionalInt.empty(),
                outputFormat().map(format -> "json"),
                outputFormat()
                        .map(format -> format.path("schema"))
                        .filter(JsonNode::isObject)
                        .map(JsonNode::toString));
    }

    private Optional<JsonNode> outputFormat() {
        return Stream.of(body.path("output_config").path("format"), body.path("output_format"))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    /** Those of the caller; the provider's own tools have no schema. */
    private List<ToolDefinition> tools() {
        List<ToolDefinition> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            if (tool.path("input_schema").isObject()) {
                tools.add(new ToolDefinition(
                        tool.path("name").asText(""),
                        tool.path("description").asText(""),
                        tool.path("input_schema").toString()));
            }
        }
        return tools;
    }

    RequestBody edited(Edits edits) {
        touched = messages.edit(edits);
        return this;
    }

    /** The system prompt, if an edit concerns it. */
    <S> Optional<S> system(Class<S> type) {
        return hasSystem && touched.contains(0) ? Optional.of(Json.value(body.path("system"), type)) : Optional.empty();
    }

    /** The messages; those that no edit concerns stay the very same objects. */
    <M> List<M> messages(List<M> known, Class<M> type) {
        int first = hasSystem ? 1 : 0;
        List<M> edited = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            int i = edited.size();
            boolean untouched = i < known.size() && !touched.contains(first + i);
            edited.add(untouched ? known.get(i) : Json.value(message, type));
        }
        return edited;
    }
}
