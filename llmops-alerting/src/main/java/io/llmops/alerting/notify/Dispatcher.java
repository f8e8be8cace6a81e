package io.llmops.alerting.notify;

import static java.util.Objects.requireNonNull;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.route.Audience;
import io.llmops.alerting.route.RouteCheck;
import io.llmops.alerting.route.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each change of an incident to whom it concerns.
 *
 * <pre>{@code
 * var dispatcher = new Dispatcher(Routes.standard(), List.of(new LogNotifier(), slack, pagerDuty));
 * book.apply(transitions).forEach(dispatcher::dispatch); // on every tick; returns at once
 * dispatcher.close(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>Each notifier has a bounded outbox in memory: up to 1,000 notifications, in order for each incident, several
 * undelivered ones of the same occurrence joined into one, tried again for 24 hours with 1 s to 5 min between. What is
 * refused, rejected or given up is a {@linkplain #deadLetters() dead letter}. Dispatch and close from one thread.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Audience audience;
    private final InstantSource clock = steadyClock();
    private final Function<Incident, List<Link>> links;
    private final Map<String, Outbox> outboxes = new LinkedHashMap<>();

    public Dispatcher(Routes routes, Collection<Notifier> notifiers) {
        this(routes, notifiers, it -> List.of());
    }

    /** With links to add to what is told of an incident. */
    public Dispatcher(Routes routes, Collection<Notifier> notifiers, Function<Incident, List<Link>> links) {
        this.audience = new Audience(routes);
        this.links = links;
        for (Notifier notifier : notifiers) {
            Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
            Courier courier = new Courier(notifier, backoff, Courier.MOST_UNDELIVERED);
            if (outboxes.put(notifier.name(), new Outbox(notifier.name(), courier, clock)) != null) {
                throw new IllegalArgumentException(
                        "Two notifiers are named \"" + notifier.name() + "\"; routes could not tell them apart");
            }
        }
        RouteCheck.requireFit(routes, outboxes.keySet());
    }

    /** Wall-clock time that never steps, because waits are measured on it. */
    private static InstantSource steadyClock() {
        Instant start = Instant.now();
        long startNanos = System.nanoTime();
        return () -> start.plusNanos(System.nanoTime() - startNanos);
    }

    /** Goes on with incidents that an earlier process opened and told of, the oldest first. */
    public void resume(List<Incident> open) {
        resume(open, clock.instant());
    }

    /** The same, at this time. */
    public void resume(List<Incident> open, Instant now) {
        open.forEach(it -> audience.resume(it, now));
    }

    /** From now on these are the routes; they have to be {@linkplain RouteCheck checked}. */
    public void reroute(Routes routes) {
        audience.reroute(routes);
    }

    /** Hands the change to the outboxes; returns at once. */
    public void dispatch(IncidentChange change) {
        dispatch(change, clock.instant());
    }

    /** The same, at this time. */
    public void dispatch(IncidentChange change, Instant now) {
        audience.hear(change, now).forEach(this::offer);
    }

    /**
     * Hands over what is to be told because time has passed, and not because anything happened.
     *
     * @param open the incidents that are open, as they stand now
     */
    public void dispatchDue(Collection<Incident> open, Instant now) {
        audience.due(open, now).forEach(this::offer);
    }

    private void offer(Audience.Telling telling) {
        IncidentChange change = telling.change();
        Outbox outbox = requireNonNull(outboxes.get(telling.notifier()));
        outbox.offer(Notification.of(change, telling.first(), linksTo(change.incident())));
    }

    private List<Link> linksTo(Incident incident) {
        try {
            return links.apply(incident);
        } catch (RuntimeException e) {
            LOG.warn("No links could be made for incident {}", incident.key(), e);
            return List.of();
        }
    }

    /** How many notifications are waiting or on their way. */
    public int undelivered() {
        return outboxes.values().stream().mapToInt(Outbox::undelivered).sum();
    }

    /** The latest 200 notifications of each notifier that were given up, and why. */
    public List<DeadLetter> deadLetters() {
        return outboxes.values().stream()
                .flatMap(it -> it.deadLetters().stream())
                .toList();
    }

    /** Waits until everything is delivered or given up; false if that takes longer. */
    public boolean flush(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (Outbox outbox : outboxes.values()) {
            if (!outbox.flush(until(end))) {
                return false;
            }
        }
        return true;
    }

    /** Tries what is left once more, all notifiers at the same time, for at most this long. May be called again. */
    public void close(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        outboxes.values().forEach(Outbox::lastCall);
        outboxes.values().forEach(it -> it.close(until(end)));
    }

    private static Duration until(long endNanos) {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
}
