package io.llmops.langchain4j;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import io.llmops.call.LlmRequest;
import io.llmops.call.Operation;
import io.llmops.call.RequestOptions;
import io.llmops.call.ToolDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Chat requests in neutral form. */
final class Requests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Requests() {}

    static LlmRequest neutral(List<ChatMessage> messages, ChatRequestParameters parameters, boolean streaming) {
        return new LlmRequest(
                Operation.CHAT,
                Optional.ofNullable(parameters.modelName()),
                Messages.neutral(messages),
                options(parameters),
                tools(parameters.toolSpecifications()),
                streaming,
                Map.of());
    }

    private static RequestOptions options(ChatRequestParameters parameters) {
        return new RequestOptions(
                number(parameters.temperature()),
                number(parameters.topP()),
                parameters.topK() == null ? OptionalInt.empty() : OptionalInt.of(parameters.topK()),
                parameters.maxOutputTokens() == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(parameters.maxOutputTokens()),
                number(parameters.frequencyPenalty()),
                number(parameters.presencePenalty()),
                Objects.requireNonNullElse(parameters.stopSequences(), List.of()),
                OptionalLong.empty(),
                OptionalInt.empty(),
                outputType(parameters.responseFormat()),
                outputSchema(parameters.responseFormat()));
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static Optional<String> outputType(@Nullable ResponseFormat format) {
        return format == null
                ? Optional.empty()
                : Optional.of(format.type() == ResponseFormatType.JSON ? "json" : "text");
    }

    /** As the parameters of a tool are written: LangChain4j has no other public way to write a schema. */
    private static Optional<String> outputSchema(@Nullable ResponseFormat format) {
        JsonSchema schema = format == null ? null : format.jsonSchema();
        if (schema == null || !(schema.rootElement() instanceof JsonObjectSchema root)) {
            return Optional.empty();
        }
        String written = parameters(
                ToolSpecification.builder().name("output").parameters(root).build());
        return written.isEmpty() ? Optional.empty() : Optional.of(written);
    }

    private static List<ToolDefinition> tools(@Nullable List<ToolSpecification> tools) {
        return tools == null || tools.isEmpty()
                ? List.of()
                : tools.stream().map(Requests::tool).toList();
    }

    private static ToolDefinition tool(ToolSpecification tool) {
        return new ToolDefinition(tool.name(), Objects.requireNonNullElse(tool.description(), ""), parameters(tool));
    }

    /** Empty for a schema that LangChain4j cannot write: nobody asks for it but readers, and the texts must still be seen. */
    private static String parameters(ToolSpecification tool) {
        if (tool.parameters() == null) {
            return "{}";
        }
        try {
            return JSON.readTree(tool.toJson()).path("parameters").toString();
        } catch (JsonProcessingException | RuntimeException e) {
            return "";
        }
    }
}
