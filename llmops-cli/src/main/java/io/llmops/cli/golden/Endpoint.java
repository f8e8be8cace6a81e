package io.llmops.cli.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.call.LlmException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** An address that takes and gives JSON as OpenAI's do, over the JDK's HTTP client. */
final class Endpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private final URI uri;
    private final Optional<String> apiKey;
    private final Duration timeout;

    /**
     * One of them.
     *
     * @param option that gave the URL, for the message if it is none
     * @param baseUrl such as {@code https://api.openai.com/v1}
     * @throws IllegalArgumentException if it is no URL
     */
    Endpoint(String option, String baseUrl, String path, Optional<String> apiKey, Duration timeout) {
        URI base = URI.create(baseUrl.replaceAll("/+$", ""));
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    option + " is " + baseUrl + "; give one such as https://api.openai.com/v1");
        }
        this.uri = URI.create(base + path);
        this.apiKey = apiKey;
        this.timeout = timeout;
    }

    JsonNode post(JsonNode body) {
        try {
            HttpResponse<String> response =
                    http.send(request(body), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != OK) {
                throw refused(response);
            }
            return tree(response.body())
                    .orElseThrow(
                            () -> new LlmException("unreadable_answer", 0, "The answer is no JSON", Optional.empty()));
        } catch (IOException e) {
            // the exception's own words may hold the address, nothing more; they are left out all the same
            throw new LlmException("connection_failed", 0, "The endpoint cannot be reached", Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for the model");
        }
    }

    private HttpRequest request(JsonNode body) throws JsonProcessingException {
        HttpRequest.Builder post = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        apiKey.ifPresent(key -> post.header("Authorization", "Bearer " + key));
        return post.build();
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

    /** A text that is there and not empty. */
    static Optional<String> text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        return value.isTextual() && !value.asText().isEmpty() ? Optional.of(value.asText()) : Optional.empty();
    }
}
