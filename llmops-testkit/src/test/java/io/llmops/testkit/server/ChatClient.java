package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.testkit.http.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;

/** A plain client of the OpenAI wire format, so that tests see what is on the wire. */
final class ChatClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final TestClient http = new TestClient();
    private final URI chat;

    ChatClient(ModelServer server) {
        this.chat = URI.create(server.baseUri() + "/chat/completions");
    }

    static String ask(String prompt) {
        return "{\"model\":\"gpt-test\",\"messages\":[{\"role\":\"user\",\"content\":\"" + prompt + "\"}]}";
    }

    static String askStreaming(String prompt) {
        return ask(prompt).replaceFirst("\\{", "{\"stream\":true,\"stream_options\":{\"include_usage\":true},");
    }

    HttpResponse<String> send(String body, String... headers) throws IOException, InterruptedException {
        return http.post(chat, body, headers);
    }

    JsonNode json(String body) throws IOException, InterruptedException {
        return MAPPER.readTree(send(body).body());
    }

    /** The text of a whole answer. */
    String text(String body) throws IOException, InterruptedException {
        return json(body).at("/choices/0/message/content").asText();
    }

    /** The data of each event. */
    static List<String> data(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The chunks of a stream, without its end mark. */
    static List<JsonNode> chunks(String stream) throws IOException {
        String array =
                data(stream).stream().filter(data -> !data.equals("[DONE]")).collect(Collectors.joining(",", "[", "]"));
        return List.of(MAPPER.readValue(array, JsonNode[].class));
    }

    /** The delay that each event states, in milliseconds. */
    static List<Double> delays(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith(": delay-ms="))
                .map(line -> Double.valueOf(line.substring(11)))
                .collect(Collectors.toUnmodifiableList());
    }
}
