package io.llmops.resource;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A text page that is fetched again and again, each time within a limit of time and of bytes. Follows no redirects. */
final class HttpPage {

    static final int MOST_BYTES = 8 * 1024 * 1024;

    private final HttpRequest request;
    private final Duration limit;
    private @Nullable HttpClient client;

    /** @param request never named in a message: it may hold secrets */
    HttpPage(HttpRequest request, Duration limit) {
        this.request = request;
        this.limit = limit;
    }

    String fetch() throws ResourceException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = client().sendAsync(request, HttpPage::body);
        try {
            return text(answer.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw tooSlow();
        } catch (ExecutionException e) {
            throw explained(Objects.requireNonNullElse(e.getCause(), e));
        } finally {
            answer.cancel(true); // closes the connection of an answer that is still under way
        }
    }

    /** Made at the first fetch, for it starts a thread. */
    private HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(limit)
                    .executor(Executors.newCachedThreadPool(HttpPage::thread))
                    .build();
        }
        return client;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "llmops-http");
        thread.setDaemon(true);
        return thread;
    }

    private static HttpResponse.BodySubscriber<String> body(HttpResponse.ResponseInfo info) {
        return new LimitedBody(info.statusCode() == 200 ? MOST_BYTES : 0);
    }

    private static String text(HttpResponse<String> response) throws ResourceException {
        if (response.statusCode() != 200) {
            throw new ResourceException("it answers " + response.statusCode() + meaning(response.statusCode()));
        }
        Optional<String> type = response.headers().firstValue("Content-Type").map(it -> it.toLowerCase(Locale.ROOT));
        if (type.isPresent()
                && !type.get().startsWith("text/plain")
                && !type.get().startsWith("application/openmetrics-text")) {
            throw new ResourceException("it answers something other than Prometheus text; give the address of the"
                    + " metrics page itself, usually …/metrics");
        }
        return response.body();
    }

    private static String meaning(int status) {
        return switch (status) {
            case 401, 403 -> "; add a header(\"Authorization\", …), or correct it";
            case 404 -> "; correct the path, usually /metrics";
            case 301, 302, 303, 307, 308 -> "; redirects are not followed: give the address that it redirects to";
            default -> "; look at its own log";
        };
    }

    private ResourceException explained(Throwable cause) {
        if (cause instanceof LimitedBody.TooLong) {
            return new ResourceException(
                    "its page is longer than " + MOST_BYTES / 1024 / 1024 + " MiB; let it show fewer series");
        }
        if (cause instanceof HttpTimeoutException) {
            return tooSlow();
        }
        if (cause instanceof ConnectException) {
            return new ResourceException("no connection; is it running, and its host and port right?");
        }
        return new ResourceException(
                cause instanceof SSLException
                        ? "no encrypted connection; is it https, and its certificate trusted by this JVM?"
                        : "the connection broke (" + cause.getClass().getSimpleName() + "); look at its own log");
    }

    private ResourceException tooSlow() {
        return new ResourceException(
                "no whole answer within " + limit.toMillis() + " ms; is it overloaded, or a proxy between?");
    }
}
