package io.llmops.examples.http;

import io.llmops.call.Channel;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Chat completions over HTTP, JSON and server-sent events. Streams are read on the caller's thread. A server that
 * states simulated delays instead of waiting has them reported to {@code stated}, in nanoseconds.
 */
public final class HttpChatClient implements LlmClient {

    private static final String DELAY_HEADER = "X-Simulated-Delay-Ms";
    private static final String DATA = "data:";
    private static final String DELAY_COMMENT = ": delay-ms=";
    private static final String DONE = "[DONE]";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final Optional<String> apiKey;
    private final Supplier<Map<String, String>> headers;
    private final LongConsumer stated;

    /**
     * @param baseUri such as {@code https://api.openai.com/v1}
     * @param headers further headers, asked for at each call
     */
    public HttpChatClient(
            URI baseUri, Optional<String> apiKey, Supplier<Map<String, String>> headers, LongConsumer stated) {
        this.endpoint = URI.create(baseUri.toString().replaceAll("/+$", "") + "/chat/completions");
        this.apiKey = apiKey;
        this.headers = headers;
        this.stated = stated;
    }

    /** For an endpoint that really waits. */
    public static HttpChatClient of(URI baseUri, Optional<String> apiKey) {
        return new HttpChatClient(baseUri, apiKey, Map::of, nanos -> {});
    }

    @Override
    public LlmResponse chat(LlmRequest request) {
        try {
            return read(http.send(post(request), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
        return http.sendAsync(post(request), HttpResponse.BodyHandlers.ofString())
                .thenApply(this::read);
    }

    private LlmResponse read(HttpResponse<String> response) {
        stateDelay(response);
        if (response.statusCode() != 200) {
            throw ChatJson.error(response.statusCode(), response.headers(), response.body());
        }
        return ChatJson.response(response.body());
    }

    @Override
    public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
        AtomicBoolean cancelled = new AtomicBoolean();
        StreamHandle handle = () -> cancelled.set(true);
        try {
            HttpResponse<Stream<String>> response =
                    http.send(post(request.withStreaming(true)), HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                follow(response, lines, handler, cancelled);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            handler.onError(unreachable(e));
        } catch (InterruptedException e) {
            handler.onError(interrupted());
        }
        return handle;
    }

    private void follow(
            HttpResponse<Stream<String>> response,
            Stream<String> lines,
            StreamHandler handler,
            AtomicBoolean cancelled) {
        if (response.statusCode() != 200) {
            stateDelay(response);
            String body = String.join("\n", lines.limit(1000).toList());
            handler.onError(ChatJson.error(response.statusCode(), response.headers(), body));
            return;
        }
        ChatStream stream = new ChatStream();
        for (Iterator<String> each = lines.iterator(); each.hasNext() && !cancelled.get(); ) {
            String line = each.next();
            if (line.startsWith(DELAY_COMMENT)) {
                stated.accept(nanos(line.substring(DELAY_COMMENT.length())));
            } else if (line.startsWith(DATA)) {
                String data = line.substring(DATA.length()).strip();
                if (data.equals(DONE)) {
                    handler.onComplete(stream.response());
                    return;
                }
                stream.accept(data).ifPresent(delta -> handler.onChunk(Channel.text(0), delta));
            }
        }
        if (!cancelled.get()) {
            handler.onError(new LlmException("stream_broken", 0, "The stream ended before its end", Optional.empty()));
        }
    }

    private HttpRequest post(LlmRequest request) {
        HttpRequest.Builder post = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        ChatJson.request(request).getBytes(StandardCharsets.UTF_8)));
        apiKey.ifPresent(key -> post.header("Authorization", "Bearer " + key));
        headers.get().forEach(post::header);
        return post.build();
    }

    private void stateDelay(HttpResponse<?> response) {
        response.headers().firstValue(DELAY_HEADER).ifPresent(millis -> stated.accept(nanos(millis)));
    }

    private static long nanos(String millis) {
        return (long) (Double.parseDouble(millis.strip()) * 1e6);
    }

    private static LlmException unreachable(Exception cause) {
        LlmException failure =
                new LlmException("connection_failed", 0, "The model server cannot be reached", Optional.empty());
        failure.initCause(cause);
        return failure;
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted while waiting for the model");
    }

    /** Names the endpoint, never the key. */
    @Override
    public String toString() {
        return "HttpChatClient(" + endpoint + ")";
    }
}
