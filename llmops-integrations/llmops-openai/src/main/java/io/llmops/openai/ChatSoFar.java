package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Choice;
import io.llmops.call.FinishReason;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.instrument.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The whole of a streamed chat completion, put together from its chunks for listeners and evaluators. */
final class ChatSoFar {

    private static final class ToolCallSoFar {
        private final StringBuilder arguments = new StringBuilder();
        private String id = "";
        private String name = "";
    }

    private static final class ChoiceSoFar {
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder refusal = new StringBuilder();
        private final Map<Integer, ToolCallSoFar> toolCalls = new TreeMap<>();
        private Optional<String> finishReason = Optional.empty();
    }

    private final Map<Integer, ChoiceSoFar> choices = new TreeMap<>();
    private final LlmResponse.Builder response = LlmResponse.builder();
    private boolean hasUsage;

    void add(JsonNode chunk) {
        ChatAnswer.head(chunk, response);
        hasUsage |= chunk.path("usage").isObject();
        for (JsonNode choice : chunk.path("choices")) {
            add(choice, choices.computeIfAbsent(choice.path("index").asInt(), any -> new ChoiceSoFar()));
        }
    }

    private static void add(JsonNode choice, ChoiceSoFar into) {
        JsonNode delta = choice.path("delta");
        StreamedChat.REASONING.forEach(field -> JsonFields.text(delta, field).ifPresent(into.reasoning::append));
        JsonFields.text(delta, "content").ifPresent(into.text::append);
        JsonFields.text(delta, "refusal").ifPresent(into.refusal::append);
        into.finishReason = JsonFields.text(choice, "finish_reason").or(() -> into.finishReason);
        for (JsonNode call : delta.path("tool_calls")) {
            add(call, into.toolCalls.computeIfAbsent(call.path("index").asInt(), any -> new ToolCallSoFar()));
        }
    }

    private static void add(JsonNode call, ToolCallSoFar into) {
        JsonNode said = call.path(call.has("custom") ? "custom" : "function");
        into.id = JsonFields.textOr(call, "id", into.id);
        into.name = JsonFields.textOr(said, "name", into.name);
        JsonFields.text(said, "arguments")
                .or(() -> JsonFields.text(said, "input"))
                .ifPresent(into.arguments::append);
    }

    boolean hasUsage() {
        return hasUsage;
    }

    /** Whether every choice that began has ended. */
    boolean isFinished() {
        return !choices.isEmpty() && choices.values().stream().allMatch(choice -> choice.finishReason.isPresent());
    }

    /** To be asked for once, at the end. */
    LlmResponse whole() {
        choices.forEach((index, choice) -> response.choice(choice(index, choice)));
        return response.build();
    }

    private static Choice choice(int index, ChoiceSoFar choice) {
        List<Part> parts = new ArrayList<>(1);
        if (!choice.reasoning.isEmpty()) {
            parts.add(new Part.Reasoning(choice.reasoning.toString()));
        }
        for (StringBuilder text : List.of(choice.text, choice.refusal)) {
            if (!text.isEmpty()) {
                parts.add(new Part.Text(text.toString()));
            }
        }
        choice.toolCalls
                .values()
                .forEach(call -> parts.add(new Part.ToolCall(call.id, call.name, call.arguments.toString())));
        return new Choice(
                index, parts, choice.refusal.isEmpty() ? choice.finishReason : Optional.of(FinishReason.REFUSAL));
    }
}
