package io.llmops.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A provider that streams these events, given as their JSON, to whoever asks: what the model server would not send. */
final class SseServer implements AutoCloseable {

    private final HttpServer http;
    private final CountDownLatch gone = new CountDownLatch(1);
    private final String[] events;
    private final boolean endless;

    private SseServer(boolean endless, String... events) throws IOException {
        this.events = events;
        this.endless = endless;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::send);
        http.start();
    }

    static SseServer of(String... events) throws IOException {
        return new SseServer(false, events);
    }

    /** The last event comes again and again, until the client goes away. */
    static SseServer endless(String... events) throws IOException {
        return new SseServer(true, events);
    }

    private void send(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String event : events) {
                out.write(sse(event));
            }
            while (endless) {
                out.write(sse(events[events.length - 1]));
            }
        } catch (IOException e) {
            gone.countDown();
        }
    }

    private static byte[] sse(String event) {
        String type = event.replaceFirst("(?s).*?\"type\": *\"([a-z_]+)\".*", "$1");
        return ("event: " + type + "\ndata: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    boolean clientIsGone() throws InterruptedException {
        return gone.await(10, TimeUnit.SECONDS);
    }

    AnthropicClient client() {
        return AnthropicOkHttpClient.builder()
                .baseUrl("http://127.0.0.1:" + http.getAddress().getPort())
                .apiKey("any")
                .maxRetries(0)
                .build();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
