package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.LetterOutcome;
import io.llmops.alerting.incident.PastLetter;
import io.llmops.alerting.incident.Recollection;
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
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
 * <p>Each notifier has a bounded outbox: up to 1,000 notifications, in order for each incident, several undelivered ones of
 * the same occurrence joined into one, tried again for 24 hours with 1 s to 5 min between, a resolve for as long as it takes.
 * A notifier that fails five times in a row is left alone for as long, and then tried with one. What is refused, rejected or
 * given up is a {@linkplain #deadLetters() dead letter}. Address, post and close from one thread.
 */
public final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Audience audience;
    private final InstantSource clock = steadyClock();
    private final Function<Incident, List<Link>> links;
    private final Ledger ledger;
    private final Map<String, Courier> couriers = new LinkedHashMap<>();
    private final Map<String, Outbox> outboxes = new LinkedHashMap<>();
    private final AtomicLong lastLetter = new AtomicLong();

    public Dispatcher(Routes routes, Collection<Notifier> notifiers) {
        this(routes, notifiers, it -> List.of(), Ledger.NONE);
    }

    /**
     * With links to add to what is told of an incident.
     *
     * @param ledger hears what becomes of letters
     */
    public Dispatcher(
            Routes routes, Collection<Notifier> notifiers, Function<Incident, List<Link>> links, Ledger ledger) {
        this.audience = new Audience(routes);
        this.links = links;
        this.ledger = ledger;
        for (Notifier notifier : notifiers) {
            Backoff backoff = new Backoff(() -> ThreadLocalRandom.current().nextDouble());
            Courier courier = new Courier(notifier, backoff, Courier.MOST_UNDELIVERED, ledger);
            couriers.put(notifier.name(), courier);
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

    /** From now on these are the routes; they have to be {@linkplain RouteCheck checked}. */
    public void reroute(Routes routes) {
        audience.reroute(routes);
    }

    /** Goes on with what an earlier process told, could not tell, and gave up. Before anything else is told. */
    public void resume(Recollection recalled, Instant now) {
        lastLetter.set(recalled.lastLetter());
        audience.resume(
                Stream.concat(recalled.open().stream(), recalled.lately().stream())
                        .toList(),
                recalled::told,
                now);
        for (Recollection.Told told : recalled.told()) {
            Optional.ofNullable(couriers.get(told.notifier())).ifPresent(it -> it.resume(told));
        }
        for (PastLetter dead : recalled.dead()) {
            Letter letter = dead.letter();
            DeadLetter buried = new DeadLetter(
                    letter.notifier(),
                    notification(letter),
                    dead.reason(),
                    dead.settledAt().orElse(letter.queuedAt()));
            Optional.ofNullable(couriers.get(letter.notifier())).ifPresent(it -> it.resume(buried, letter.id()));
        }
        post(recalled.waiting().stream().map(PastLetter::letter).toList());
    }

    /** Whom to tell of this change; they count as told from now on, and the letters are to be {@linkplain #post posted}. */
    public List<Letter> address(IncidentChange change, Instant now) {
        return audience.hear(change, now).stream().map(this::letter).toList();
    }

    /**
     * Whom to tell because time has passed, and not because anything happened; the letters are to be posted, too.
     *
     * @param open the incidents that are open, as they stand now
     */
    public List<Letter> addressDue(Collection<Incident> open, Instant now) {
        return audience.due(open, now).stream().map(this::letter).toList();
    }

    private Letter letter(Audience.Telling it) {
        return new Letter(lastLetter.incrementAndGet(), it.notifier(), it.first(), it.change(), clock.instant());
    }

    /** Hands letters to the outboxes; returns at once. */
    public void post(List<Letter> letters) {
        for (Letter letter : letters) {
            Outbox outbox = outboxes.get(letter.notifier());
            if (outbox == null) {
                nobody(letter);
            } else {
                outbox.offer(letter.id(), notification(letter), letter.queuedAt());
            }
        }
    }

    private void nobody(Letter letter) {
        String reason = "there is no notifier " + letter.notifier() + " any more";
        LOG.warn("{} was not told: {}", letter.change().incident(), reason);
        ledger.note(new LetterOutcome(
                List.of(letter.id()), Letter.State.DEAD, 0, reason, Optional.empty(), clock.instant()));
    }

    /** Addresses and posts at once, where nothing is kept. */
    public void dispatch(IncidentChange change) {
        dispatch(change, clock.instant());
    }

    /** The same, at this time. */
    public void dispatch(IncidentChange change, Instant now) {
        post(address(change, now));
    }

    private Notification notification(Letter letter) {
        IncidentChange change = letter.change();
        return Notification.of(change, letter.first(), linksTo(change.incident()));
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

    /**
     * Tries once more what was given up, told of the incident as it stands now. From any thread.
     *
     * @return how many notifications that are
     */
    public int retryDeadLetters(UnaryOperator<Incident> asItStands) {
        return outboxes.values().stream()
                .mapToInt(it -> it.retryDead(asItStands))
                .sum();
    }

    /** How each notifier is doing, in their order. From any thread. */
    public List<NotifierState> states() {
        return outboxes.values().stream().map(Outbox::state).toList();
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
