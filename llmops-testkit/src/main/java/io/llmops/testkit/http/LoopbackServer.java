package io.llmops.testkit.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * An HTTP/1.1 server on an ephemeral port of the loopback address whose behaviour is one function from request to
 * reply.
 *
 * <p>Requests are answered on a fixed number of daemon threads named {@code llmops-testkit-…}; an exception from the
 * function becomes a 500 that says so, since it is nearly always a mistake in the test. Safe for use by many clients.
 */
public final class LoopbackServer implements AutoCloseable {

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    static {
        // Head and body leave the JDK's server as two packets; with Nagle's algorithm the second waits for the client's
        // delayed acknowledgement, 40 ms on Linux. Read once, when the server's classes load.
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Binds and starts to answer.
     *
     * @param name ends the names of the threads
     * @param maxBodyBytes what is kept of a request body; a longer one reaches the function as {@code tooLarge}
     * @throws UncheckedIOException if no port can be bound
     */
    public static LoopbackServer start(
            String name, int threadCount, int maxBodyBytes, Function<Inbound, Outbound> answer) {
        ExecutorService threads = Executors.newFixedThreadPool(threadCount, daemons(name));
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, maxBodyBytes, answer));
            // The server's own thread inherits being a daemon from the thread that starts it.
            CompletableFuture.runAsync(server::start, threads).join();
            return new LoopbackServer(server, threads);
        } catch (IOException e) {
            threads.shutdownNow();
            throw new UncheckedIOException("no port on the loopback address for " + name, e);
        }
    }

    private static void handle(HttpExchange exchange, int maxBodyBytes, Function<Inbound, Outbound> answer)
            throws IOException {
        Inbound inbound = Inbound.read(exchange, maxBodyBytes);
        Outbound outbound;
        try {
            outbound = answer.apply(inbound);
        } catch (RuntimeException | AssertionError e) {
            outbound = Outbound.text(500, "the test server's own code threw " + e);
        }
        outbound.send(exchange);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "llmops-testkit-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Where it listens: {@code http://127.0.0.1:port}, without a trailing slash. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Closes every connection, hanging ones too, and ends the threads; a second call does nothing. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
