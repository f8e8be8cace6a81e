package io.llmops.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class LoopbackServerTest {

    private final TestClient client = new TestClient();

    @Test
    void answersOnDaemonThreadsThatCarryItsName() throws Exception {
        Queue<Thread> threads = new ConcurrentLinkedQueue<>();
        try (LoopbackServer server = LoopbackServer.start("unit", 1, 1_000, inbound -> {
            threads.add(Thread.currentThread());
            return Outbound.text(200, "fine");
        })) {
            client.get(server.uri());
        }
        assertThat(threads).singleElement().satisfies(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).startsWith("llmops-testkit-unit-");
        });
    }

    @Test
    void saysWhenItsFunctionThrows() throws Exception {
        try (LoopbackServer server = LoopbackServer.start("unit", 1, 1_000, inbound -> {
            throw new IllegalStateException("no such thing");
        })) {
            assertThat(client.get(server.uri()))
                    .satisfies(response -> assertThat(response.statusCode()).isEqualTo(500))
                    .satisfies(response -> assertThat(response.body()).contains("no such thing"));
        }
    }

    @Test
    void marksABodyThatIsTooLargeAndStillAnswers() throws Exception {
        try (LoopbackServer server = LoopbackServer.start(
                "unit", 1, 10, inbound -> Outbound.text(200, inbound.tooLarge() + " " + inbound.body().length))) {
            assertThat(client.post(server.uri(), "0123456789").body()).isEqualTo("false 10");
            assertThat(client.post(server.uri(), "0".repeat(3_000_000)).body()).isEqualTo("true 10");
        }
    }

    @Test
    void closesTheConnectionInsteadOfAnswering() {
        try (LoopbackServer server = LoopbackServer.start("unit", 1, 10, inbound -> new Outbound.Drop())) {
            assertThatThrownBy(() -> client.get(server.uri())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void closesTwiceWithoutHarm() {
        LoopbackServer server = LoopbackServer.start("unit", 1, 10, inbound -> new Outbound.Hang());
        server.close();
        server.close();
    }
}
