package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.RequestOptions;
import io.llmops.call.ToolDefinition;
import io.llmops.instrument.json.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What requests of both APIs say besides their texts, under the names of either. */
final class RequestFields {

    private RequestFields() {}

    static RequestOptions options(JsonNode body) {
        return new RequestOptions(
                JsonFields.decimal(body, "temperature"),
                JsonFields.decimal(body, "top_p"),
                OptionalInt.empty(),
                firstNumber(body, "max_completion_tokens", "max_output_tokens", "max_tokens"),
                JsonFields.decimal(body, "frequency_penalty"),
                JsonFields.decimal(body, "presence_penalty"),
                stops(body.path("stop")),
                JsonFields.number(body, "seed"),
                JsonFields.whole(body, "n"),
                outputType(body),
                outputSchema(body));
    }

    private static OptionalLong firstNumber(JsonNode body, String... fields) {
        for (String field : fields) {
            OptionalLong number = JsonFields.number(body, field);
            if (number.isPresent()) {
                return number;
            }
        }
        return OptionalLong.empty();
    }

    private static List<String> stops(JsonNode stop) {
        if (stop.isTextual()) {
            return List.of(stop.textValue());
        }
        if (stop.isMissingNode()) {
            return List.of();
        }
        List<String> stops = new ArrayList<>();
        stop.forEach(each -> stops.add(each.asText()));
        return stops;
    }

    private static Optional<String> outputType(JsonNode body) {
        String type = body.path("response_format").path("type").asText("")
                + body.path("text").path("format").path("type").asText("");
        if (type.startsWith("json")) {
            return Optional.of("json");
        }
        return type.equals("text") ? Optional.of("text") : Optional.empty();
    }

    /** Chat completions nest the schema one level deeper. */
    private static Optional<String> outputSchema(JsonNode body) {
        JsonNode chat = body.path("response_format").path("json_schema").path("schema");
        JsonNode schema =
                chat.isObject() ? chat : body.path("text").path("format").path("schema");
        return schema.isObject() ? Optional.of(schema.toString()) : Optional.empty();
    }

    /** Functions; the provider's own tools have no definition. Chat completions nest them one level deeper. */
    static List<ToolDefinition> tools(JsonNode body) {
        if (body.path("tools").isMissingNode()) {
            return List.of();
        }
        List<ToolDefinition> tools = new ArrayList<>();
        for (JsonNode tool : body.path("tools")) {
            JsonNode function = tool.path("function").isObject() ? tool.path("function") : tool;
            JsonFields.text(function, "name")
                    .ifPresent(name -> tools.add(new ToolDefinition(
                            name,
                            function.path("description").asText(""),
                            function.path("parameters").toString())));
        }
        return tools;
    }
}
