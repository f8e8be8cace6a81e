package io.llmops.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Choice;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.llmops.call.ToolDefinition;
import io.llmops.record.Failures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of one call in the form of the conventions' JSON schemas ({@code gen-ai-input-messages.json} and its
 * siblings), as far as they are to be captured.
 */
final class CapturedContent {

    private static final String REDACTION = "redaction";
    private static final ObjectReader PARSER = new ObjectMapper().reader();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ContentCapture capture;
    private final Failures failures;

    CapturedContent(ContentCapture capture, Failures failures) {
        this.capture = capture;
        this.failures = failures;
    }

    /** By attribute name; nothing at all if the application's redaction throws. */
    Map<String, JsonNode> of(LlmCall call) {
        Map<String, JsonNode> content = new LinkedHashMap<>();
        try {
            if (capture.input()) {
                call.sent().ifPresent(request -> input(request, content));
            }
            if (capture.output()) {
                call.delivered().ifPresent(response -> output(response, content));
            }
        } catch (Throwable t) {
            failures.caught(REDACTION, t);
            content.clear();
        }
        return content;
    }

    /** The message of an exception may quote a prompt or an answer: it goes along only where both do. */
    Optional<String> message(Throwable thrown) {
        if (!capture.input() || !capture.output()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(thrown.getMessage()).map(new TextBudget(capture)::take);
        } catch (Throwable t) {
            failures.caught(REDACTION, t);
            return Optional.empty();
        }
    }

    private void input(LlmRequest request, Map<String, JsonNode> content) {
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

    private void output(LlmResponse response, Map<String, JsonNode> content) {
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
