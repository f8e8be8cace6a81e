package io.llmops.testkit.pagerduty;

import io.llmops.testkit.http.Faults;
import io.llmops.testkit.http.LoopbackServer;
import io.llmops.testkit.http.Outbound;
import io.llmops.testkit.http.RateLimit;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PagerDuty's Events API v2 on the loopback address: checks every event by {@link PagerDutyRules}, keeps the life cycle
 * of alerts as PagerDuty does, and fails on demand.
 *
 * <pre>{@code
 * try (PagerDutyStandIn pagerDuty = PagerDutyStandIn.start()) {
 *     pagerDuty.failNext(2, 503);
 *     // run what pages, with pagerDuty.baseUri() instead of https://events.pagerduty.com
 *     assertThat(pagerDuty.violations()).isEmpty();
 *     assertThat(pagerDuty.incidents()).singleElement().matches(Incident::resolved);
 * }
 * }</pre>
 *
 * <p>Faults are used up in the order in which they were asked for, each by whichever request comes next. Everything
 * received is kept until the end. Safe for use by many threads.
 */
public final class PagerDutyStandIn implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

    private final Faults faults = new Faults();
    private final RateLimit rateLimit = new RateLimit();
    private final EventsApi api = new EventsApi(faults, rateLimit);
    private final LoopbackServer http = LoopbackServer.start("pagerduty", THREADS, MAX_BODY_BYTES, api::answer);

    private PagerDutyStandIn() {}

    /** Binds a port and starts to answer. */
    public static PagerDutyStandIn start() {
        return new PagerDutyStandIn();
    }

    /** Takes the place of {@code https://events.pagerduty.com}; no trailing slash. */
    public URI baseUri() {
        return http.uri();
    }

    /** Where alert events are posted. */
    public URI enqueueUri() {
        return URI.create(http.uri() + EventsApi.ALERTS);
    }

    /** Where change events are posted. */
    public URI changeUri() {
        return URI.create(http.uri() + EventsApi.CHANGES);
    }

    /** Everything that arrived at the two endpoints, in this order, with what became of it. */
    public List<ReceivedEvent> events() {
        return api.events();
    }

    /** The violations of all events. */
    public List<String> violations() {
        return api.events().stream()
                .flatMap(event -> event.violations().stream())
                .collect(Collectors.toUnmodifiableList());
    }

    /** All incidents in the order in which they were opened, resolved ones too. */
    public List<Incident> incidents() {
        return api.incidents();
    }

    /**
     * Somebody who deals with incidents.
     *
     * @param webhook is told what they do
     * @param secret that of the webhook subscription
     */
    public PagerDutyUser user(String name, URI webhook, String secret) {
        return new PagerDutyUser(api, name, webhook, secret);
    }

    /** The next {@code count} requests are answered with this status, from 400 to 599, and not taken. */
    public void failNext(int count, int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("a failure's status is between 400 and 599, not " + status);
        }
        faults.refuse(count, EventsApi.status(status, "error", "Failure on demand"));
    }

    /** For the next {@code count} requests the connection closes without an answer, and they are not taken. */
    public void dropNext(int count) {
        faults.refuse(count, new Outbound.Drop());
    }

    /** The next {@code count} requests are taken, but the connection closes without an answer. */
    public void loseAnswers(int count) {
        faults.loseAnswers(count);
    }

    /** The next {@code count} requests are never answered, and not taken. */
    public void hangNext(int count) {
        faults.refuse(count, new Outbound.Hang());
    }

    /** Answers 429 beyond so many events in any minute for each routing key; PagerDuty allows about 120. */
    public void limitPerMinute(int limit) {
        rateLimit.perMinute(limit);
    }

    /** Closes every connection, hanging ones too; a second call does nothing. */
    @Override
    public void close() {
        http.close();
    }
}
