package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.testkit.http.Inbound;
import io.llmops.testkit.http.Json;
import io.llmops.testkit.http.LoopbackServer;
import io.llmops.testkit.http.Outbound;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A model server on the loopback address that speaks the wire formats of OpenAI and Anthropic: any client that takes a base
 * URL can call it.
 *
 * <pre>{@code
 * try (ModelServer server = ModelServer.start(Script.saying("Hello."))) {
 *     var client = OpenAIOkHttpClient.builder().baseUrl(server.baseUri().toString()).apiKey("any").build();
 *     server.enqueue(Fault.rateLimited(Duration.ofMillis(20)), new Hang());   // for the next two requests
 *     var claude = AnthropicOkHttpClient.builder().baseUrl(server.rootUri().toString()).apiKey("any").build();
 * }
 * }</pre>
 *
 * <p>It answers {@code POST /v1/chat/completions}, whole and streamed, always with one choice; {@code POST
 * /v1/responses}, whole and streamed, and {@code GET /v1/responses/{id}} for one that it gave; {@code POST /v1/embeddings};
 * {@code GET /v1/models}; and errors as OpenAI does. It answers {@code POST /v1/messages}, whole and streamed, and {@code POST
 * /v1/messages/count_tokens} as Anthropic does, errors too.
 *
 * <p>Simulated delays are stated, not waited, so that a day of traffic replays in seconds: in milliseconds, in the
 * header {@code X-Simulated-Delay-Ms} or, in a stream, in a comment such as {@code : delay-ms=35.2} before each event.
 * {@link ModelServerBuilder#realTime} makes the server wait as well.
 *
 * <p>Safe for use by many clients and threads. It is fast, thousands of answers a second, unless something else in the
 * process has started a server of the JDK's before without {@code -Dsun.net.httpserver.nodelay=true}; then each answer
 * may take 40 ms on Linux.
 */
public final class ModelServer implements AutoCloseable {

    private static final String GET_RESPONSE = "GET /v1/responses/";
    private static final Set<String> ANY_MODEL = Set.of("test-model");

    private final Replies answers;
    private final RequestLog log;
    private final RequestReader reader;
    private final Optional<String> apiKey;
    private final AtomicLong received = new AtomicLong();
    private final LoopbackServer http;

    ModelServer(ModelServerBuilder settings) {
        this.answers = new Replies(settings);
        this.log = new RequestLog(settings.keepRequests);
        this.reader = new RequestReader(settings.models);
        this.apiKey = settings.apiKey;
        this.http = LoopbackServer.start("model", settings.threads, settings.maxBodyBytes, this::answer);
    }

    public static ModelServerBuilder builder() {
        return new ModelServerBuilder();
    }

    /** A server with this script and everything else by default. */
    public static ModelServer start(Script script) {
        return builder().script(script).start();
    }

    /** What clients take as base URL: {@code http://127.0.0.1:port/v1}. */
    public URI baseUri() {
        return URI.create(http.uri() + "/v1");
    }

    /** What clients of Anthropic's take as base URL: {@code http://127.0.0.1:port}. */
    public URI rootUri() {
        return http.uri();
    }

    /** Replies for the next requests for chat completions, responses or messages, in this order, instead of the script's. */
    public void enqueue(Reply... replies) {
        answers.enqueue(List.of(replies));
    }

    /** The latest requests that were understood, oldest first; see {@link ModelServerBuilder#keepRequests}. */
    public List<ModelRequest> requests() {
        return log.oldestFirst();
    }

    /** How many requests have arrived, those refused among them. */
    public long received() {
        return received.get();
    }

    /** Closes every connection, hanging ones too; a second call does nothing. */
    @Override
    public void close() {
        http.close();
    }

    private Outbound answer(Inbound inbound) {
        received.incrementAndGet();
        try {
            checkKey(inbound);
            return route(inbound);
        } catch (Refusal e) {
            return answers.fault(e.fault(), isMessages(inbound) ? new MessagesWire() : new ChatWire());
        }
    }

    private Outbound route(Inbound inbound) {
        String endpoint = inbound.method() + " " + inbound.path();
        return switch (endpoint) {
            case "POST /v1/chat/completions" -> answers.answer(read(inbound, "messages"), new ChatWire());
            case "POST /v1/responses" -> answers.answer(read(inbound, "input"), new ResponsesWire());
            case "POST /v1/messages" -> answers.answer(read(inbound, "messages", "max_tokens"), new MessagesWire());
            case "POST /v1/messages/count_tokens" -> Outbound.json(200, MessagesWire.count(read(inbound, "messages")));
            case "POST /v1/embeddings" -> Outbound.json(200, Embeddings.answer(read(inbound, "input")));
            case "GET /v1/models" -> Outbound.json(200, models());
            default -> given(endpoint);
        };
    }

    private static boolean isMessages(Inbound inbound) {
        return inbound.path().startsWith("/v1/messages");
    }

    private Outbound given(String endpoint) {
        if (endpoint.startsWith(GET_RESPONSE)) {
            return answers.given(endpoint.substring(GET_RESPONSE.length()));
        }
        throw new Refusal(Fault.of(404, Fault.INVALID_REQUEST, "Invalid URL (" + endpoint + ")"));
    }

    private ModelRequest read(Inbound inbound, String... required) {
        ModelRequest request = reader.read(inbound, required);
        log.add(request);
        return request;
    }

    private void checkKey(Inbound inbound) {
        if (apiKey.isEmpty()) {
            return;
        }
        String given = (isMessages(inbound) ? inbound.header("x-api-key") : inbound.bearerToken())
                .orElseThrow(() -> new Refusal(Fault.of(
                        401, Fault.INVALID_REQUEST, "You didn't provide an API key in an Authorization header.")));
        if (!given.equals(apiKey.get())) {
            throw new Refusal(Fault.invalidApiKey());
        }
    }

    private String models() {
        ObjectNode json = Json.object().put("object", "list");
        ArrayNode data = json.putArray("data");
        for (String model : reader.models().isEmpty() ? ANY_MODEL : reader.models()) {
            data.addObject()
                    .put("id", model)
                    .put("object", "model")
                    .put("created", 0)
                    .put("owned_by", "llmops-testkit");
        }
        return Json.write(json);
    }
}
