package io.llmops.cli.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.call.Choice;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Chat completions of an endpoint that speaks as OpenAI does, over the JDK's HTTP client. */
final class ChatEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final URI uri;
    private final Optional<String> apiKey;
    private final Duration timeout;

    private ChatEndpoint(URI uri, Optional<String> apiKey, Duration timeout) {
        this.uri = uri;
        this.apiKey = apiKey;
        this.timeout = timeout;
    }

    /**
     * A client of this endpoint.
     *
     * @param baseUrl such as {@code https://api.openai.com/v1}
     * @throws IllegalArgumentException if it is no URL
     */
    static LlmClient client(String baseUrl, Optional<String> apiKey, Duration timeout) {
        URI base = URI.create(baseUrl.replaceAll("/+$", ""));
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "--base-url is " + baseUrl + "; give one such as https://api.openai.com/v1");
        }
        ChatEndpoint endpoint = new ChatEndpoint(URI.create(base + "/chat/completions"), apiKey, timeout);
        return SimpleClient.of(endpoint::chat);
    }

    private LlmResponse chat(LlmRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(post(request), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != OK) {
                throw refused(response);
            }
            return read(response.body());
        } catch (IOException e) {
            // the exception's own words may hold the address, nothing more; they are left out all the same
            throw new LlmException("connection_failed", 0, "The endpoint cannot be reached", Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the model");
        }
    }

    private HttpRequest post(LlmRequest request) throws JsonProcessingException {
        HttpRequest.Builder post = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body(request))));
        apiKey.ifPresent(key -> post.header("Authorization", "Bearer " + key));
        return post.build();
    }

    private static ObjectNode body(LlmRequest request) {
        ObjectNode body = JSON.createObjectNode().put("model", request.model().orElseThrow());
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

    private static LlmResponse read(String text) {
        JsonNode json = tree(text)
                .orElseThrow(() -> new LlmException("unreadable_answer", 0, "The answer is no JSON", Optional.empty()));
        LlmResponse.Builder response = LlmResponse.builder();
        text(json, "id").ifPresent(response::id);
        text(json, "model").ifPresent(response::model);
        text(json, "system_fingerprint").ifPresent(response::systemFingerprint);
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

    /** The provider's code, else its type, else the status; never its message, which may quote the key. */
    private static LlmException refused(HttpResponse<String> response) {
        JsonNode error = tree(response.body()).orElseGet(JSON::createObjectNode).path("error");
        String type = text(error, "code").or(() -> text(error, "type")).orElse("http_" + response.statusCode());
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(it -> it.matches("\\d{1,6}"))
                .map(it -> Duration.ofSeconds(Long.parseLong(it)));
        return new LlmException(
                type, response.statusCode(), "The endpoint answered with " + response.statusCode(), retryAfter);
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        return value.isTextual() && !value.asText().isEmpty() ? Optional.of(value.asText()) : Optional.empty();
    }
}
