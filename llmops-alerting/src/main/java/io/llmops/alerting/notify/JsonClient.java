package io.llmops.alerting.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.llmops.alerting.wire.Secret;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Posts JSON, and deals with what every vendor answers alike: no answer, too many requests, a fault of theirs. Reasons
 * never quote a request, as it holds secrets.
 */
final class JsonClient {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(1);
    private static final long LONGEST_RETRY_AFTER_SECONDS = Duration.ofDays(1).toSeconds();
    private static final int LONGEST_QUOTE = 300;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

    private final Duration retryAfterByDefault;
    private final Duration patience;
    private final HttpClient http;

    /** What the vendor said. */
    record Answer(int status, String body, Optional<Duration> retryAfter) {

        /** The body as JSON; missing if it is none. */
        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** The status and the beginning of the body, on one line. */
        String quote() {
            String line = CONTROL.matcher(body).replaceAll(" ").strip();
            String beginning = line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "…" : line;
            return status + (beginning.isEmpty() ? "" : " " + beginning);
        }
    }

    /** @param retryAfterByDefault how long to leave a vendor alone that wants that and does not say for how long */
    JsonClient(Duration retryAfterByDefault) {
        this(
                retryAfterByDefault,
                PATIENCE,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .executor(Executors.newCachedThreadPool(JsonClient::thread))
                        .build());
    }

    private JsonClient(Duration retryAfterByDefault, Duration patience, HttpClient http) {
        this.retryAfterByDefault = retryAfterByDefault;
        this.patience = patience;
        this.http = http;
    }

    /** The same, but waits this long for an answer. */
    JsonClient patience(Duration patience) {
        if (patience.compareTo(Duration.ZERO) <= 0 || patience.compareTo(LONGEST_PATIENCE) > 0) {
            throw new IllegalArgumentException(
                    "A notifier's patience is " + patience + "; give more than nothing and a minute at most");
        }
        return new JsonClient(retryAfterByDefault, patience, http);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "llmops-http");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Posts; what the vendor says to it, unless it was too many requests or a fault, is for the caller to understand.
     *
     * @param secret is not shown, should the vendor repeat it
     */
    Delivery post(HttpRequest.Builder request, String json, Secret secret, Function<Answer, Delivery> understood) {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request.header("Content-Type", "application/json; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            return understand(answer(answer.get(patience.toNanos(), TimeUnit.NANOSECONDS), secret), understood);
        } catch (ExecutionException e) {
            return Delivery.retry(
                    Objects.requireNonNullElse(e.getCause(), e).getClass().getSimpleName());
        } catch (TimeoutException e) {
            return Delivery.retry("no answer within " + patience.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Delivery.retry("interrupted");
        } finally {
            answer.cancel(true);
        }
    }

    private Delivery understand(Answer answer, Function<Answer, Delivery> understood) {
        if (answer.status == 429) {
            return Delivery.retryAfter(answer.retryAfter.orElse(retryAfterByDefault), "429 too many requests");
        }
        return answer.status >= 500 ? new Delivery.Retry(answer.retryAfter, answer.quote()) : understood.apply(answer);
    }

    private static Answer answer(HttpResponse<String> response, Secret secret) {
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(it -> SECONDS.matcher(it).matches())
                .map(it -> Duration.ofSeconds(Math.min(Long.parseLong(it), LONGEST_RETRY_AFTER_SECONDS)));
        String body = response.body().replace(secret.reveal(), secret.toString());
        return new Answer(response.statusCode(), body, retryAfter);
    }
}
