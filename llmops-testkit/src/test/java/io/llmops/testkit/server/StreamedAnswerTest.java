package io.llmops.testkit.server;

import static io.llmops.testkit.server.ChatClient.ask;
import static io.llmops.testkit.server.ChatClient.askStreaming;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamedAnswerTest {

    private static final String TEXT = "It is sunny in Graz today, and it will stay so until the weekend. 🌞";

    private final ModelServer server = ModelServer.start(Script.saying(TEXT));
    private final ChatClient client = new ChatClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void beginsWithTheRoleAndEndsWithReasonUsageAndDone() throws Exception {
        String stream = client.send(askStreaming("Weather?")).body();
        List<JsonNode> chunks = ChatClient.chunks(stream);
        int last = chunks.size() - 1;

        assertThat(chunks)
                .allSatisfy(chunk -> assertThat(chunk.path("object").asText()).isEqualTo("chat.completion.chunk"));
        assertThat(chunks.get(0).at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(contents(chunks))
                .hasSize(3)
                .allSatisfy(piece -> assertThat(piece.length()).isLessThanOrEqualTo(33));
        assertThat(String.join("", contents(chunks))).isEqualTo(TEXT);
        assertThat(chunks.get(last - 1).at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(chunks.get(last).path("choices")).isEmpty();
        assertThat(chunks.get(last).at("/usage/completion_tokens").asInt()).isPositive();
        assertThat(chunks.subList(0, last))
                .allMatch(chunk -> chunk.path("usage").isNull());
        assertThat(ChatClient.data(stream)).endsWith("[DONE]");
    }

    @Test
    void hasNoUsageUnlessAskedFor() throws Exception {
        String stream = client.send(ask("Weather?").replaceFirst("\\{", "{\"stream\":true,"))
                .body();

        assertThat(stream).doesNotContain("usage");
    }

    @Test
    void streamsToolCallsByIndex() throws Exception {
        String arguments = "{\"city\":\"Graz\",\"days\":[1,2,3],\"unit\":\"celsius\"}";
        server.enqueue(Answer.builder()
                .toolCall(new ToolCall("call_1", "weather", arguments))
                .toolCall(new ToolCall("call_2", "time", "{}"))
                .build());

        List<JsonNode> calls = ChatClient.chunks(
                        client.send(askStreaming("Weather?")).body())
                .stream()
                .flatMap(chunk -> toList(chunk.at("/choices/0/delta/tool_calls")).stream())
                .collect(Collectors.toList());

        assertThat(calls)
                .filteredOn(call -> call.has("id"))
                .extracting(call -> call.path("id").asText())
                .containsExactly("call_1", "call_2");
        assertThat(calls)
                .filteredOn(call -> call.path("index").asInt() == 0)
                .extracting(call -> call.at("/function/arguments").asText())
                .satisfies(pieces -> assertThat(String.join("", pieces)).isEqualTo(arguments));
    }

    @Test
    void statesADelayBeforeEachEventWithoutWaiting() throws Exception {
        server.enqueue(Answer.builder()
                .text(TEXT)
                .timeToFirstChunk(Duration.ofSeconds(20))
                .delayPerChunk(Duration.ofNanos(35_200_000))
                .build());

        String stream = client.send(askStreaming("Weather?")).body();

        assertThat(ChatClient.delays(stream)).containsExactly(20_000.0, 0.0, 35.2, 35.2, 0.0, 0.0, 0.0);
        assertThat(stream).startsWith(": delay-ms=20000\ndata: {");
    }

    @Test
    void waitsInRealTime() throws Exception {
        Answer slow = Answer.builder()
                .text(TEXT)
                .timeToFirstChunk(Duration.ofMillis(20))
                .delayPerChunk(Duration.ofMillis(10))
                .build();
        try (ModelServer realTime = ModelServer.builder()
                .script((request, random) -> slow)
                .realTime(true)
                .start()) {
            long before = System.nanoTime();
            String stream =
                    new ChatClient(realTime).send(askStreaming("Weather?")).body();
            String whole = new ChatClient(realTime).text(ask("Weather?"));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
            assertThat(String.join("", contents(ChatClient.chunks(stream)))).isEqualTo(TEXT);
            assertThat(whole).isEqualTo(TEXT);
        }
    }

    @Test
    void breaksAfterSoManyChunks() throws Exception {
        server.enqueue(new Break(Answer.of(TEXT), 2));

        assertThat(String.join("", contents(received(server)))).isEqualTo(TEXT.substring(0, 64));
    }

    @Test
    void breaksInRealTimeToo() throws Exception {
        Break broken = new Break(Answer.of(TEXT), 1);
        try (ModelServer realTime = ModelServer.builder()
                .script((request, random) -> broken)
                .realTime(true)
                .start()) {
            assertThat(String.join("", contents(received(realTime)))).isEqualTo(TEXT.substring(0, 32));
        }
    }

    /** The chunks of a stream that breaks, as far as they arrive. */
    private static List<JsonNode> received(ModelServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.baseUri() + "/chat/completions"))
                .POST(BodyPublishers.ofString(askStreaming("Break.")))
                .build();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        BodyHandler<Void> keep = BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(received::writeBytes));

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, keep)).isInstanceOf(IOException.class);

        String stream = received.toString(UTF_8);
        assertThat(stream).doesNotContain("[DONE]");
        return ChatClient.chunks(stream);
    }

    private static List<String> contents(List<JsonNode> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/content").asText())
                .filter(content -> !content.isEmpty())
                .collect(Collectors.toList());
    }

    private static List<JsonNode> toList(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
