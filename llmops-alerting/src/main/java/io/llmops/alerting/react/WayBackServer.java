package io.llmops.alerting.react;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ways back on the JDK's own HTTP server (module {@code jdk.httpserver}), for applications without a server of their own.
 *
 * <pre>{@code
 * WayBackServer.start(8089, Map.of("/slack", clicks, "/pagerduty", webhooks));
 * }</pre>
 *
 * <p>Listens on the loopback address, for a reverse proxy that speaks TLS, unless another address is given. Four daemon
 * threads; what comes while 64 requests wait is turned away; a body longer than {@link WayBack#MOST_BYTES} is answered 413;
 * a request that is not over after ten seconds loses its connection. How long the head of a request may take is for the
 * proxy to say, or for the JDK's system property {@code sun.net.httpserver.maxReqTime}.
 */
public final class WayBackServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WayBackServer.class);
    private static final int THREADS = 4;
    private static final int MOST_WAITING = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final ScheduledExecutorService watch;
    private final Duration patience;

    private WayBackServer(InetSocketAddress address, Map<String, WayBack> waysBack, Duration patience)
            throws IOException {
        this.patience = patience;
        this.server = HttpServer.create(address, 0);
        this.watch = Executors.newSingleThreadScheduledExecutor(daemons("llmops-ways-back-watch"));
        this.threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                daemons("llmops-ways-back"));
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        waysBack.forEach((path, wayBack) -> server.createContext(path, it -> serve(it, path, wayBack)));
    }

    /**
     * On this port of the loopback address; 0 takes any that is free.
     *
     * @param waysBack by path
     * @throws IOException if the port is taken
     */
    public static WayBackServer start(int port, Map<String, WayBack> waysBack) throws IOException {
        return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), waysBack);
    }

    /** On another address: what is sent there in the clear can be read on the way, though not forged. */
    public static WayBackServer start(InetSocketAddress address, Map<String, WayBack> waysBack) throws IOException {
        return start(address, waysBack, PATIENCE);
    }

    static WayBackServer start(InetSocketAddress address, Map<String, WayBack> waysBack, Duration patience)
            throws IOException {
        if (waysBack.isEmpty() || waysBack.keySet().stream().anyMatch(it -> !it.startsWith("/"))) {
            throw new IllegalArgumentException(
                    "The paths are " + waysBack.keySet() + "; give at least one, each beginning with /");
        }
        WayBackServer server = new WayBackServer(address, waysBack, patience);
        Thread starter = daemons("llmops-ways-back-accept")
                .newThread(server.server::start); // its thread inherits being a daemon
        starter.start();
        join(starter);
        return server;
    }

    private static void join(Thread starter) {
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private void serve(HttpExchange exchange, String path, WayBack wayBack) throws IOException {
        ScheduledFuture<?> end = watch.schedule(exchange::close, patience.toMillis(), TimeUnit.MILLISECONDS);
        try (exchange) {
            boolean exact = exchange.getRequestURI().getPath().equals(path);
            send(exchange, exact ? answer(exchange, wayBack) : Answer.of(404));
        } finally {
            end.cancel(false);
        }
    }

    private static Answer answer(HttpExchange exchange, WayBack wayBack) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(WayBack.MOST_BYTES + 1);
        try {
            return wayBack.handle(exchange.getRequestMethod(), exchange.getRequestHeaders(), body);
        } catch (RuntimeException e) {
            LOG.warn("{} could not deal with a request", wayBack, e);
            return Answer.of(500);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** Where it listens, without a path: {@code http://127.0.0.1:8089}. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    /** Closes every connection; a second call does nothing. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        watch.shutdownNow();
    }
}
