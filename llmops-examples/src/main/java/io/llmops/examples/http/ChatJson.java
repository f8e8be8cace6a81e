package io.llmops.examples.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.Choice;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests, responses and errors of the OpenAI wire format. Text messages only: enough for an example. */
final class ChatJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChatJson() {}

    static String request(LlmRequest request) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("model", request.model().orElseThrow());
            json.writeArrayFieldStart("messages");
            for (Message message : request.messages()) {
                write(message, json);
            }
            json.writeEndArray();
            if (request.options().maxTokens().isPresent()) {
                json.writeNumberField(
                        "max_tokens", request.options().maxTokens().getAsLong());
            }
            if (request.options().temperature().isPresent()) {
                json.writeNumberField(
                        "temperature", request.options().temperature().getAsDouble());
            }
            if (request.streaming()) {
                json.writeBooleanField("stream", true);
                json.writeObjectFieldStart("stream_options");
                json.writeBooleanField("include_usage", true);
                json.writeEndObject();
            }
            for (Map.Entry<String, Object> extra : request.extra().entrySet()) {
                json.writePOJOField(extra.getKey(), extra.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Message message, JsonGenerator json) throws IOException {
        StringBuilder content = new StringBuilder();
        for (Part part : message.parts()) {
            if (part instanceof Part.Text text) {
                content.append(text.text());
            }
        }
        json.writeStartObject();
        json.writeStringField("role", message.role().name().toLowerCase(Locale.ROOT));
        json.writeStringField("content", content.toString());
        json.writeEndObject();
    }

    static LlmResponse response(String body) {
        JsonNode json = tree(body);
        LlmResponse.Builder response = LlmResponse.builder();
        head(json, response);
        for (JsonNode choice : json.path("choices")) {
            response.choice(new Choice(
                    choice.path("index").asInt(),
                    List.of(new Part.Text(choice.path("message").path("content").asText(""))),
                    text(choice, "finish_reason")));
        }
        return response.build();
    }

    /** What a whole answer and the chunks of a stream have in common. */
    static void head(JsonNode json, LlmResponse.Builder response) {
        text(json, "id").ifPresent(response::id);
        text(json, "model").ifPresent(response::model);
        text(json, "system_fingerprint").ifPresent(response::systemFingerprint);
        text(json, "service_tier").ifPresent(response::serviceTier);
        if (json.path("usage").isObject()) {
            response.usage(usage(json.path("usage")));
        }
    }

    private static Usage usage(JsonNode json) {
        Usage usage = Usage.of(
                json.path("prompt_tokens").asLong(),
                json.path("completion_tokens").asLong());
        JsonNode cached = json.path("prompt_tokens_details").path("cached_tokens");
        JsonNode reasoning = json.path("completion_tokens_details").path("reasoning_tokens");
        if (cached.isNumber()) {
            usage = usage.with(TokenKind.CACHE_READ_INPUT, cached.asLong());
        }
        return reasoning.isNumber() ? usage.with(TokenKind.REASONING_OUTPUT, reasoning.asLong()) : usage;
    }

    /** The provider's code, else its type, else the status. */
    static LlmException error(int status, HttpHeaders headers, String body) {
        JsonNode error = treeOrMissing(body).path("error");
        String type = text(error, "code").or(() -> text(error, "type")).orElse("http_" + status);
        Optional<Duration> retryAfter = headers.firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        return new LlmException(type, status, "The provider answered with status " + status, retryAfter);
    }

    static Optional<String> text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() && !value.asText().isEmpty() ? Optional.of(value.asText()) : Optional.empty();
    }

    static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new LlmException("unreadable_answer", 0, "The provider's answer is no JSON", Optional.empty());
        }
    }

    private static JsonNode treeOrMissing(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }
}
