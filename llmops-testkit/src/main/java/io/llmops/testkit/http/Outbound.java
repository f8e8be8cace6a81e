package io.llmops.testkit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a server does with one request: answer it in one of the ways below, or misbehave in one of them. */
public sealed interface Outbound {

    /**
     * Sends this.
     *
     * @throws IOException if the client is gone, or to make the server close the connection on purpose
     */
    void send(HttpExchange exchange) throws IOException;

    /** A JSON answer of known length. */
    static Outbound json(int status, String body) {
        return new Whole(status, Map.of("Content-Type", "application/json"), body);
    }

    /** A plain text answer of known length. */
    static Outbound text(int status, String body) {
        return new Whole(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
    }

    /** An answer of known length, in UTF-8. */
    record Whole(int status, Map<String, String> headers, String body) implements Outbound {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        }
    }

    /** An answer that promises {@code body} and closes the connection after its first {@code sentChars} characters. */
    record Cut(int status, Map<String, String> headers, String body, int sentChars) implements Outbound {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            byte[] sent = body.substring(0, sentChars).getBytes(UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length + 1L);
            OutputStream out = exchange.getResponseBody();
            out.write(sent);
            out.flush();
            throw new ClosedOnPurpose();
        }
    }

    /** A chunked answer, each piece flushed after its delay; unless {@code complete}, its end is missing. */
    record Paced(int status, Map<String, String> headers, List<Piece> pieces, boolean complete) implements Outbound {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, 0);
            OutputStream out = exchange.getResponseBody();
            for (Piece piece : pieces) {
                pause(piece.delay());
                out.write(piece.text().getBytes(UTF_8));
                out.flush();
            }
            if (!complete) {
                throw new ClosedOnPurpose();
            }
            exchange.close();
        }
    }

    /** A part of a paced answer: wait {@code delay}, then send {@code text}. */
    record Piece(Duration delay, String text) {}

    /** Another answer, begun only after {@code delay}. */
    record Late(Duration delay, Outbound then) implements Outbound {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            pause(delay);
            then.send(exchange);
        }
    }

    /** The connection closes without a single byte of answer. */
    record Drop() implements Outbound {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            throw new ClosedOnPurpose();
        }
    }

    /** Nothing is ever sent: the client waits until it gives up or the server closes. No thread is held. */
    record Hang() implements Outbound {
        @Override
        public void send(HttpExchange exchange) {
            // An exchange that is neither answered nor closed keeps its connection until the server stops.
        }
    }

    private static void pause(Duration delay) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closed while pausing");
        }
    }

    /** Tells the JDK's server to close the connection; it does so on any exception from a handler. */
    final class ClosedOnPurpose extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedOnPurpose() {
            super("closed on purpose");
        }
    }
}
