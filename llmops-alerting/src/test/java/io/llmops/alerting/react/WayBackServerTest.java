package io.llmops.alerting.react;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.wire.SlackButton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Over real HTTP. */
class WayBackServerTest {

    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Reaction> reactions = new CopyOnWriteArrayList<>();
    private final SlackInteractivity clicks = new SlackInteractivity(List.of(Requested.SECRET), reactions::add);

    @Test
    void aClickInSlackArrives() throws Exception {
        try (WayBackServer server = WayBackServer.start(0, Map.of("/slack", clicks))) {
            String body = Requested.click(SlackButton.FALSE_ALARM);
            HttpResponse<String> answer = post(server, "/slack", body, Requested.signedBySlack(body, Instant.now()));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(reactions)
                    .singleElement()
                    .satisfies(it -> assertThat(it.by()).isEqualTo("ada.l"));
            assertThat(post(server, "/slack", body, Map.of()).statusCode()).isEqualTo(401);
            assertThat(post(server, "/slack/else", body, Map.of()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void answersWithWhatTheWayBackSays() throws Exception {
        WayBack echo = (method, headers, body) -> new Answer(200, method + " " + new String(body, UTF_8) + " ✓");
        try (WayBackServer server = WayBackServer.start(0, Map.of("/echo", echo))) {
            HttpResponse<String> answer = post(server, "/echo", "hello", Map.of());

            assertThat(answer.body()).isEqualTo("POST hello ✓");
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        }
    }

    @Test
    void listensOnThisMachineOnly() throws Exception {
        try (WayBackServer server = WayBackServer.start(0, Map.of("/slack", clicks))) {
            assertThat(InetAddress.getByName(server.uri().getHost()).isLoopbackAddress())
                    .isTrue();
        }
    }

    @Test
    void looksAtNoMoreThanItMust() throws Exception {
        WayBack size = (method, headers, body) -> new Answer(200, String.valueOf(body.length));
        try (WayBackServer server = WayBackServer.start(0, Map.of("/size", size))) {
            assertThat(post(server, "/size", "x".repeat(WayBack.MOST_BYTES + 1), Map.of())
                            .body())
                    .isEqualTo(String.valueOf(WayBack.MOST_BYTES + 1));
        }
        try (WayBackServer server = WayBackServer.start(0, Map.of("/slack", clicks))) {
            assertThat(post(server, "/slack", "x".repeat(WayBack.MOST_BYTES + 1), Map.of())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void aWayBackThatThrowsIsAnswered500() throws Exception {
        WayBack broken = (method, headers, body) -> {
            throw new IllegalStateException("oh");
        };
        try (WayBackServer server = WayBackServer.start(0, Map.of("/broken", broken))) {
            assertThat(post(server, "/broken", "", Map.of()).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void whoNeverFinishesARequestLosesTheConnection() throws Exception {
        try (WayBackServer server = WayBackServer.start(ANY, Map.of("/slack", clicks), Duration.ofMillis(200));
                Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("POST /slack HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nonly this".getBytes(UTF_8));

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void turnsAwayWhatItCannotServe() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        WayBack slow = (method, headers, body) -> {
            await(release);
            return Answer.of(200);
        };
        try (WayBackServer server = WayBackServer.start(ANY, Map.of("/slow", slow), Duration.ofMinutes(1))) {
            List<CompletableFuture<HttpResponse<String>>> all = Stream.generate(() -> http.sendAsync(
                            request(server, "/slow", "", Map.of()), HttpResponse.BodyHandlers.ofString()))
                    .limit(100)
                    .toList();
            CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new))
                    .handle((answer, failure) -> failure)
                    .thenAccept(failure -> {
                        assertThat(failure).as("turned away").isNotNull();
                        release.countDown();
                    })
                    .get(20, TimeUnit.SECONDS);
            long served = all.stream()
                    .filter(it ->
                            it.handle((answer, failure) -> failure == null).join())
                    .count();

            assertThat(served).isBetween(60L, 99L);
        }
    }

    @Test
    void needsAPath() {
        assertThatIllegalArgumentException().isThrownBy(() -> WayBackServer.start(0, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> WayBackServer.start(0, Map.of("slack", clicks)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> post(WayBackServer server, String path, String body, Map<String, List<String>> headers)
            throws IOException, InterruptedException {
        return http.send(request(server, path, body, headers), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(
            WayBackServer server, String path, String body, Map<String, List<String>> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, values) -> request.header(name, values.get(0)));
        return request.build();
    }
}
