package io.llmops.cli.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Choice;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Chat completions of an endpoint that speaks as OpenAI does. */
final class ChatEndpoint {

    private final Endpoint endpoint;

    private ChatEndpoint(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * A client of this endpoint.
     *
     * @param baseUrl such as {@code https://api.openai.com/v1}
     * @throws IllegalArgumentException if it is no URL
     */
    static LlmClient client(String baseUrl, Optional<String> apiKey, Duration timeout) {
        ChatEndpoint chat = new ChatEndpoint(new Endpoint("--base-url", baseUrl, "/chat/completions", apiKey, timeout));
        return SimpleClient.of(chat::chat);
    }

    private LlmResponse chat(LlmRequest request) {
        return read(endpoint.post(body(request)));
    }

    private static ObjectNode body(LlmRequest request) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("model", request.model().orElseThrow());
        for (Message message : request.messages()) {
            StringBuilder text = new StringBuilder();
            for (Part part : message.parts()) {
                text.append(part instanceof Part.Text piece ? piece.text() : "");
            }
            body.withArray("messages")
                    .addObject()
                    .put("role", message.role().name().toLowerCase(Locale.ROOT))
                    .put("content", text.toString());
        }
        request.options().maxTokens().ifPresent(it -> body.put("max_tokens", it));
        request.options().temperature().ifPresent(it -> body.put("temperature", it));
        return body;
    }

    private static LlmResponse read(JsonNode json) {
        LlmResponse.Builder response = LlmResponse.builder();
        Endpoint.text(json, "id").ifPresent(response::id);
        Endpoint.text(json, "model").ifPresent(response::model);
        Endpoint.text(json, "system_fingerprint").ifPresent(response::systemFingerprint);
        JsonNode usage = json.path("usage");
        if (usage.path("prompt_tokens").isNumber()
                && usage.path("completion_tokens").isNumber()) {
            long cached =
                    usage.path("prompt_tokens_details").path("cached_tokens").asLong();
            response.usage(Usage.of(
                            usage.path("prompt_tokens").asLong(),
                            usage.path("completion_tokens").asLong())
                    .with(TokenKind.CACHE_READ_INPUT, Math.max(0, cached)));
        }
        return response.choice(Choice.of(json.path("choices")
                        .path(0)
                        .path("message")
                        .path("content")
                        .asText("")))
                .build();
    }
}
