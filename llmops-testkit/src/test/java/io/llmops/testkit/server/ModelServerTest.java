package io.llmops.testkit.server;

import static io.llmops.testkit.server.ChatClient.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.llmops.testkit.http.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ModelServerTest {

    private final ModelServer server = ModelServer.builder()
            .script((request, random) -> request.lastUserText().equals("Hang.") ? new Hang() : Answer.of("scripted"))
            .keepRequests(2)
            .threads(2)
            .start();
    private final ChatClient client = new ChatClient(server);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void enqueuedRepliesComeBeforeTheScript() throws Exception {
        server.enqueue(Answer.of("first"), Answer.of("second"));

        assertThat(client.text(ask("?"))).isEqualTo("first");
        assertThat(client.text(ask("?"))).isEqualTo("second");
        assertThat(client.text(ask("?"))).isEqualTo("scripted");
    }

    @Test
    void keepsTheLatestRequests() throws Exception {
        client.send(ask("one"));
        client.send(ask("two"));
        client.send(ask("three"));

        assertThat(server.requests()).extracting(ModelRequest::lastUserText).containsExactly("two", "three");
        assertThat(server.received()).isEqualTo(3);
    }

    @Test
    void keepsNoRequestsIfNotWanted() throws Exception {
        try (ModelServer forgetful = ModelServer.builder().keepRequests(0).start()) {
            new ChatClient(forgetful).send(ask("one"));

            assertThat(forgetful.requests()).isEmpty();
        }
    }

    @Test
    void hangsUntilTheClientGivesUp() {
        TestClient impatient = new TestClient(Duration.ofMillis(50));

        assertThatThrownBy(() -> impatient.post(URI.create(server.baseUri() + "/chat/completions"), ask("Hang.")))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void hangsUntilTheServerClosesAndHoldsNoThread() throws Exception {
        URI chat = URI.create(server.baseUri() + "/chat/completions");
        List<CompletableFuture<?>> hanging = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            hanging.add(new TestClient().postAsync(chat, ask("Hang.")));
        }
        while (server.received() < 3) {
            Thread.onSpinWait();
        }
        assertThat(client.text(ask("Still there?"))).isEqualTo("scripted"); // though there are but two threads
        assertThat(hanging).noneMatch(CompletableFuture::isDone);

        server.close();

        assertThat(hanging)
                .allSatisfy(reply -> assertThatThrownBy(() -> reply.get(10, TimeUnit.SECONDS))
                        .hasCauseInstanceOf(IOException.class));
    }

    @Test
    void listsItsModels() throws Exception {
        try (ModelServer two = ModelServer.builder().models("large", "small").start()) {
            JsonNode list = new ObjectMapper()
                    .readTree(new TestClient()
                            .get(URI.create(two.baseUri() + "/models"))
                            .body());

            assertThat(list.path("data").findValuesAsText("id")).containsExactly("large", "small");
        }
    }

    @Test
    void embedsTextsThatShareWordsNearEachOther() throws Exception {
        JsonNode data = embeddings("""
            {"model":"e","input":["my parcel is late","the parcel is very late","quarterly tax report"]}\
            """).path("data");

        assertThat(data).hasSize(3);
        assertThat(cosine(data, 0, 1)).isGreaterThan(cosine(data, 0, 2) + 0.2);
        assertThat(cosine(data, 0, 0)).isBetween(0.999, 1.001);
    }

    @Test
    void embedsAsBase64WithTheDimensionsAskedFor() throws Exception {
        JsonNode numbers = embeddings("{\"model\":\"e\",\"input\":\"hello\",\"dimensions\":6}")
                .at("/data/0/embedding");
        String base64 = embeddings(
                        "{\"model\":\"e\",\"input\":\"hello\",\"dimensions\":6,\"encoding_format\":\"base64\"}")
                .at("/data/0/embedding")
                .asText();

        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(numbers).hasSize(6);
        for (JsonNode number : numbers) {
            assertThat(bytes.getFloat()).isEqualTo(number.floatValue());
        }
    }

    private JsonNode embeddings(String body) throws Exception {
        return new ObjectMapper()
                .readTree(new TestClient()
                        .post(URI.create(server.baseUri() + "/embeddings"), body)
                        .body());
    }

    private static double cosine(JsonNode data, int one, int other) {
        double sum = 0;
        for (int i = 0; i < data.at("/0/embedding").size(); i++) {
            sum += data.at("/" + one + "/embedding/" + i).asDouble()
                    * data.at("/" + other + "/embedding/" + i).asDouble();
        }
        return sum;
    }
}
