package io.llmops.testkit.server;

import static io.llmops.testkit.server.ChatClient.ask;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.testkit.http.TestClient;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalTest {

    private final ModelServer server = ModelServer.builder()
            .apiKey("sk-right")
            .models("gpt-test")
            .maxBodyBytes(10_000)
            .start();
    private final ChatClient client = new ChatClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest(name = "{2} {3} {4}")
    @MethodSource("badRequests")
    void refusesWhatOpenAiWouldRefuse(String body, String key, int status, String inMessage, String code)
            throws Exception {
        HttpResponse<String> response = client.send(body, "Authorization", key);

        JsonNode error = new ObjectMapper().readTree(response.body()).path("error");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error.path("message").asText()).contains(inMessage);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.has("param")).isTrue();
    }

    static Stream<Arguments> badRequests() {
        String right = "Bearer sk-right";
        return Stream.of(
                Arguments.of("{\"model\":", right, 400, "not valid JSON", "null"),
                Arguments.of("[]", right, 400, "not valid JSON", "null"),
                Arguments.of(ask("Hi.") + "}", right, 400, "not valid JSON", "null"),
                Arguments.of("{\"messages\":[{}]}", right, 400, "must provide a model", "null"),
                Arguments.of("{\"model\":\"gpt-test\"}", right, 400, "'messages'", "missing_required_parameter"),
                Arguments.of(ask("Hi."), "Basic xyz", 401, "didn't provide an API key", "null"),
                Arguments.of(ask("Hi."), "Bearer sk-wrong", 401, "Incorrect API key", "invalid_api_key"),
                Arguments.of(ask("Hi.").replace("gpt-test", "gpt-9"), right, 404, "`gpt-9`", "model_not_found"),
                Arguments.of(ask("x".repeat(10_000)), right, 413, "too large", "request_too_large"));
    }

    @Test
    void letsTheRightKeyIn() throws Exception {
        assertThat(client.send(ask("Hi."), "Authorization", "Bearer sk-right").statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesUnknownPaths() throws Exception {
        HttpResponse<String> response = new TestClient()
                .post(URI.create(server.baseUri() + "/completions"), "{}", "Authorization", "Bearer sk-right");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("Invalid URL (POST /v1/completions)");
    }

    @Test
    void answersFaultsInOpenAisForm() throws Exception {
        server.enqueue(Fault.rateLimited(Duration.ofMillis(1_500)).withDelay(Duration.ofMillis(12)));

        HttpResponse<String> response = client.send(ask("Hi."), "Authorization", "Bearer sk-right");

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("2");
        assertThat(response.headers().firstValue("retry-after-ms")).contains("1500");
        assertThat(response.headers().firstValue("X-Simulated-Delay-Ms")).contains("12");
        assertThat(new ObjectMapper().readTree(response.body()))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"error\":{\"message\":\"Rate limit reached for"
                                + " requests.\",\"type\":\"requests\",\"param\":null,"
                                + "\"code\":\"rate_limit_exceeded\"}}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void answersEveryFaultWithItsStatus(Fault fault, int status) throws Exception {
        server.enqueue(fault);

        assertThat(client.send(ask("Hi."), "Authorization", "Bearer sk-right").statusCode())
                .isEqualTo(status);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Fault.badRequest("no"), 400),
                Arguments.of(Fault.contextLengthExceeded(), 400),
                Arguments.of(Fault.invalidApiKey(), 401),
                Arguments.of(Fault.modelNotFound("x"), 404),
                Arguments.of(Fault.quotaExceeded(), 429),
                Arguments.of(Fault.serverError(), 500),
                Arguments.of(Fault.overloaded(), 503),
                Arguments.of(Fault.of(529, "overloaded_error", "Overloaded"), 529));
    }
}
