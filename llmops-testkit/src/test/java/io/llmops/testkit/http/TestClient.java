package io.llmops.testkit.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The JDK's client with what these tests need; gives up after ten seconds unless told otherwise. */
public final class TestClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Duration timeout;

    public TestClient() {
        this(Duration.ofSeconds(10));
    }

    public TestClient(Duration timeout) {
        this.timeout = timeout;
    }

    public HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).timeout(timeout).build(), BodyHandlers.ofString());
    }

    /** Sends JSON with further headers, names and values in turn. */
    public HttpResponse<String> post(URI uri, String json, String... headers) throws IOException, InterruptedException {
        return http.send(request(uri, json, headers), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> postAsync(URI uri, String json) {
        return http.sendAsync(request(uri, json), BodyHandlers.ofString());
    }

    private HttpRequest request(URI uri, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }
}
