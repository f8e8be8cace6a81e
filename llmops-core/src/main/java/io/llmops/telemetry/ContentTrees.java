package io.llmops.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.call.ToolDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Requests and responses as trees. Apart from {@link CapturedContent}, because a JSON library costs a young JVM some hundred
 * milliseconds, and most applications capture nothing.
 */
final class ContentTrees {

    private static final ObjectReader PARSER = new ObjectMapper().reader();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ContentTrees() {}

    static void input(LlmRequest request, ContentCapture capture, Map<String, JsonNode> content) {
        TextBudget budget = new TextBudget(capture);
        ArrayNode instructions = JSON.arrayNode();
        ArrayNode messages = JSON.arrayNode();
        for (Message message : request.messages()) {
            if (message.role() == Role.SYSTEM) {
                parts(message.parts(), instructions, budget);
            } else {
                ObjectNode json =
                        messages.addObject().put("role", message.role().name().toLowerCase(Locale.ROOT));
                parts(message.parts(), json.putArray("parts"), budget);
            }
        }
        put(Attribute.SYSTEM_INSTRUCTIONS.getKey(), instructions, content);
        put(Attribute.INPUT_MESSAGES.getKey(), messages, content);
        put(Attribute.TOOL_DEFINITIONS.getKey(), tools(request, budget), content);
    }

    static void output(LlmResponse response, ContentCapture capture, Map<String, JsonNode> content) {
        TextBudget budget = new TextBudget(capture);
        ArrayNode messages = JSON.arrayNode();
        for (Choice choice : response.choices()) {
            ObjectNode json = messages.addObject().put("role", "assistant");
            parts(choice.parts(), json.putArray("parts"), budget);
        }
        put(Attribute.OUTPUT_MESSAGES.getKey(), messages, content);
    }

    private static void put(String key, ArrayNode array, Map<String, JsonNode> content) {
        if (!array.isEmpty()) {
            content.put(key, array);
        }
    }

    private static ArrayNode tools(LlmRequest request, TextBudget budget) {
        ArrayNode tools = JSON.arrayNode();
        for (ToolDefinition tool : request.tools()) {
            tools.addObject()
                    .put("type", "function")
                    .put("name", tool.name())
                    .put("description", budget.take(tool.description()))
                    .set("parameters", schema(budget.take(tool.parameters())));
        }
        return tools;
    }

    /** The tree, as the conventions want it; the text where that is none, for one because it was cut. */
    private static JsonNode schema(String text) {
        try {
            JsonNode tree = PARSER.readTree(text);
            return tree.isObject() ? tree : JSON.textNode(text);
        } catch (JsonProcessingException e) {
            return JSON.textNode(text);
        }
    }

    private static void parts(List<Part> parts, ArrayNode into, TextBudget budget) {
        for (Part part : parts) {
            part(part, into.addObject(), budget);
        }
    }

    /** Documents and media are parts of a generic kind, because the conventions' own would need a reference or the bytes. */
    private static void part(Part part, ObjectNode json, TextBudget budget) {
        if (part instanceof Part.Text text) {
            json.put("type", "text").put("content", budget.take(text.text()));
        } else if (part instanceof Part.ToolCall call) {
            json.put("type", "tool_call")
                    .put("id", call.callId())
                    .put("name", call.name())
                    .put("arguments", budget.take(call.arguments()));
        } else if (part instanceof Part.ToolResult result) {
            json.put("type", "tool_call_response")
                    .put("id", result.callId())
                    .put("response", budget.take(result.text()));
        } else if (part instanceof Part.Document document) {
            json.put("type", "document").put("content", budget.take(document.text()));
        } else if (part instanceof Part.Reasoning reasoning) {
            json.put("type", "reasoning").put("content", budget.take(reasoning.text()));
        } else if (part instanceof Part.Media media) {
            json.put("type", "media")
                    .put("modality", media.modality().wireName())
                    .put("mime_type", media.mimeType());
        }
    }
}
