package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.wire.Endpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows deployments in PagerDuty, as change events beside the incidents that may come of them. They wake nobody.
 *
 * <pre>{@code
 * var changes = PagerDutyChanges.us(keys);
 * changes.deployed("checkout-bot", "v42", Instant.now());
 * }</pre>
 *
 * <p>Each goes to every integration, off the caller's thread, three attempts 30 s apart; up to 100 wait, what comes then is
 * dropped with a warning. Keys that begin with R belong to a ruleset or an event orchestration and take no change events.
 *
 * <p>Source: developer.pagerduty.com, Events API v2, "Send a Change Event".
 */
public final class PagerDutyChanges implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PagerDutyChanges.class);
    private static final int ATTEMPTS = 3;
    private static final int MOST_WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI enqueue;
    private final List<PagerDutyKeys.Key> keys;
    private final Duration pause;
    private final JsonClient client = new JsonClient(PagerDutyNotifier.RATE_LIMIT_PAUSE);
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            PagerDutyChanges::daemon,
            (work, it) ->
                    LOG.warn("A deployment is not shown in PagerDuty: {} others wait, or it was closed", MOST_WAITING));

    /**
     * For a stand-in or a proxy.
     *
     * @param base the address before {@code /v2/change/enqueue}
     * @throws IllegalArgumentException if none of the keys takes change events
     */
    public PagerDutyChanges(URI base, PagerDutyKeys keys) {
        this(base, keys, PagerDutyNotifier.RATE_LIMIT_PAUSE);
    }

    PagerDutyChanges(URI base, PagerDutyKeys keys, Duration pause) {
        this.enqueue = Endpoint.of("PagerDuty address", base.toString()).resolve("/v2/change/enqueue");
        this.keys = keys.all().stream().filter(PagerDutyKeys.Key::takesChanges).toList();
        this.pause = pause;
        thread.allowCoreThreadTimeOut(true);
        int others = keys.all().size() - this.keys.size();
        if (this.keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "PagerDuty keys that begin with R belong to a ruleset or an event"
                            + " orchestration and take no change events; give the key of an Events API v2 integration of a service");
        }
        if (others > 0) {
            LOG.warn(
                    "Deployments are not shown for {} of the PagerDuty keys: they begin with R, so they belong to a"
                            + " ruleset or an event orchestration, which take no change events",
                    others);
        }
    }

    /** For accounts in the United States service region. */
    public static PagerDutyChanges us(PagerDutyKeys keys) {
        return new PagerDutyChanges(PagerDutyNotifier.US, keys);
    }

    /** For accounts in the European service region. */
    public static PagerDutyChanges eu(PagerDutyKeys keys) {
        return new PagerDutyChanges(PagerDutyNotifier.EU, keys);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "llmops-pagerduty-changes");
        thread.setDaemon(true);
        return thread;
    }

    /** A new version of a service went live. Returns at once; from any thread. */
    public void deployed(String service, String version, Instant at) {
        for (PagerDutyKeys.Key key : keys) {
            thread.execute(() -> send(event(service, version, at, key), key));
        }
    }

    static ObjectNode event(String service, String version, Instant at, PagerDutyKeys.Key key) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("routing_key", key.secret().reveal());
        event.putObject("payload")
                .put("summary", PagerDutyEvent.cut(service + " " + version + " deployed"))
                .put("source", service)
                .put("timestamp", PagerDutyEvent.timestamp(at))
                .putObject("custom_details")
                .put("service", service)
                .put("version", version);
        return event;
    }

    private void send(ObjectNode event, PagerDutyKeys.Key key) {
        Delivery delivery = attempt(event, key);
        for (int more = 1; more < ATTEMPTS && delivery instanceof Delivery.Retry; more++) {
            if (!pause()) {
                return;
            }
            delivery = attempt(event, key);
        }
        if (!(delivery instanceof Delivery.Accepted)) {
            LOG.warn("A deployment is not shown in PagerDuty (integration {}): {}", key.id(), delivery);
        }
    }

    private Delivery attempt(ObjectNode event, PagerDutyKeys.Key key) {
        return client.post(
                HttpRequest.newBuilder(enqueue),
                event.toString(),
                key.secret(),
                answer -> answer.status() == 202 ? Delivery.accepted() : Delivery.rejected(answer.quote()));
    }

    private boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Gives what waits up to five seconds. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "PagerDuty change events at " + enqueue.getHost();
    }
}
