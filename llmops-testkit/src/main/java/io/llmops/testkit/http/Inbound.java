package io.llmops.testkit.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** One request as it was received: method, path, headers and the body in memory. */
public final class Inbound {

    private final String method;
    private final String path;
    private final Headers headers;
    private final byte[] body;
    private final boolean tooLarge;

    private Inbound(HttpExchange exchange, byte[] body, boolean tooLarge) {
        this.method = exchange.getRequestMethod();
        this.path = exchange.getRequestURI().getPath();
        this.headers = exchange.getRequestHeaders();
        this.body = body;
        this.tooLarge = tooLarge;
    }

    static Inbound read(HttpExchange exchange, int maxBodyBytes) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(maxBodyBytes);
        boolean tooLarge = body.length == maxBodyBytes && in.read() >= 0;
        if (tooLarge) {
            // Answering while the client still sends would show it a reset connection instead of the answer.
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Inbound(exchange, body, tooLarge);
    }

    public String method() {
        return method;
    }

    public boolean isPost() {
        return method.equals("POST");
    }

    /** The decoded path, without the query. */
    public String path() {
        return path;
    }

    /** The first value of a header; names are not case-sensitive. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The token of an {@code Authorization: Bearer …} header. */
    public Optional<String> bearerToken() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** The body, cut at the server's limit; shared, not to be changed. */
    public byte[] body() {
        return body;
    }

    /** Whether the body was longer than the server's limit. */
    public boolean tooLarge() {
        return tooLarge;
    }
}
