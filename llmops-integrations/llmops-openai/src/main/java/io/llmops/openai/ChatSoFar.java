package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionChunk.Choice.Delta;
import io.llmops.call.Channel;
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
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The whole of a streamed chat completion, put together from its chunks for listeners and evaluators. */
@SuppressWarnings(
        "deprecation") // what OpenAI calls old is still sent; properties of others are read without copying all
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
    private @Nullable String id;
    private @Nullable String model;
    private boolean hasUsage;

    void add(JsonNode chunk) {
        ChatAnswer.head(chunk, response);
        hasUsage |= chunk.path("usage").isObject();
        for (JsonNode choice : chunk.path("choices")) {
            add(choice, choice(choice.path("index").asInt()));
        }
    }

    /**
     * Adds a {@linkplain PlainChunk plain} chunk.
     *
     * @param heard is told each text in it, in order
     */
    void add(ChatCompletionChunk chunk, BiConsumer<Channel, String> heard) {
        Fields fields = new Fields();
        head(chunk, fields);
        List<ChatCompletionChunk.Choice> told = fields.of(chunk._choices());
        for (int i = 0; told != null && i < told.size(); i++) {
            ChatCompletionChunk.Choice choice = told.get(i);
            int index = fields.whole(choice._index(), 0);
            var reason = fields.of(choice._finishReason());
            String finished = reason == null ? null : fields.text(reason._value());
            ChoiceSoFar into = choice(index);
            if (finished != null) {
                into.finishReason = Optional.of(finished);
            }
            Delta delta = fields.of(choice._delta());
            if (delta != null) {
                add(delta, index, into, fields, heard);
            }
        }
    }

    /** The same in every chunk, as a rule. */
    private void head(ChatCompletionChunk chunk, Fields fields) {
        String toldId = fields.text(chunk._id());
        if (toldId != null && !toldId.equals(id)) {
            response.id(toldId);
            id = toldId;
        }
        String toldModel = fields.text(chunk._model());
        if (toldModel != null && !toldModel.equals(model)) {
            response.model(toldModel);
            model = toldModel;
        }
        String fingerprint = fields.text(chunk._systemFingerprint());
        if (fingerprint != null) {
            response.systemFingerprint(fingerprint);
        }
        var tier = fields.of(chunk._serviceTier());
        String served = tier == null ? null : fields.text(tier._value());
        if (served != null) {
            response.serviceTier(served);
        }
        var usage = fields.of(chunk._usage());
        if (usage != null) {
            response.usage(Usages.ofChat(usage, fields));
            hasUsage = true;
        }
    }

    private static void add(
            Delta delta, int index, ChoiceSoFar into, Fields fields, BiConsumer<Channel, String> heard) {
        Map<String, JsonValue> foreign = delta._additionalProperties();
        for (int i = 0; i < StreamedChat.REASONING.size() && !foreign.isEmpty(); i++) {
            String reasoning = Fields.foreign(foreign, StreamedChat.REASONING.get(i));
            add(reasoning, into.reasoning, Channel::reasoning, index, heard);
        }
        add(fields.of(delta._content()), into.text, Channel::text, index, heard);
        add(fields.of(delta._refusal()), into.refusal, Channel::text, index, heard);
        List<Delta.ToolCall> calls = fields.of(delta._toolCalls());
        for (int i = 0; calls != null && i < calls.size(); i++) {
            add(calls.get(i), index, into, fields, heard);
        }
    }

    private static void add(
            @Nullable String more,
            StringBuilder into,
            IntFunction<Channel> channel,
            int index,
            BiConsumer<Channel, String> heard) {
        if (more != null && !more.isEmpty()) {
            into.append(more);
            heard.accept(channel.apply(index), more);
        }
    }

    private static void add(
            Delta.ToolCall call, int choice, ChoiceSoFar into, Fields fields, BiConsumer<Channel, String> heard) {
        int index = fields.whole(call._index(), 0);
        ToolCallSoFar soFar = into.toolCalls.computeIfAbsent(index, any -> new ToolCallSoFar());
        soFar.id = fields.textOr(call._id(), soFar.id);
        var said = fields.of(call._function());
        if (said != null) {
            soFar.name = fields.textOr(said._name(), soFar.name);
            String arguments = fields.of(said._arguments());
            if (arguments != null) {
                soFar.arguments.append(arguments);
                heard.accept(Channel.toolCall(choice, index), arguments);
            }
        }
    }

    private ChoiceSoFar choice(int index) {
        ChoiceSoFar known = choices.get(index);
        return known == null ? choices.computeIfAbsent(index, any -> new ChoiceSoFar()) : known;
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
