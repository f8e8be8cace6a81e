package io.llmops.alerting.notify;

import static java.util.Objects.requireNonNull;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.LetterOutcome;
import io.llmops.alerting.incident.Recollection;
import io.llmops.alerting.notify.Backlog.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the backlog of one notifier to it, one attempt at a time, and notes what became of it. What it gives up it warns
 * about and keeps as a dead letter. It has no thread of its own; others may hand it notifications while one thread delivers.
 */
final class Courier {

    static final int MOST_UNDELIVERED = 1_000;
    static final Duration OLDEST = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Notifier notifier;
    private final Backoff backoff;
    private final Ledger ledger;
    private final Backlog backlog; // guarded by this
    private final CircuitBreaker circuit; // guarded by this
    private final Bucket bucket; // guarded by this
    private final Recent<Boolean> delivered = new Recent<>(); // guarded by this
    private final Recent<String> receipts = new Recent<>(); // guarded by this
    private final DeadLetters deadLetters = new DeadLetters(); // guarded by this
    private boolean lastCall; // guarded by this
    private Optional<String> lastFailure = Optional.empty(); // guarded by this

    Courier(Notifier notifier, Backoff backoff, int most, Ledger ledger) {
        this.notifier = notifier;
        this.backoff = backoff;
        this.ledger = ledger;
        this.backlog = new Backlog(most);
        this.circuit = new CircuitBreaker(backoff);
        this.bucket = new Bucket(notifier instanceof Paced paced ? paced.pace() : Pace.any());
    }

    /** What the receiver answered in an earlier process. */
    synchronized void resume(Recollection.Told told) {
        told.receipt().ifPresent(it -> {
            delivered.remember(told.key(), told.occurrence(), true);
            receipts.remember(told.key(), told.occurrence(), it);
        });
    }

    /** A letter that an earlier process gave up. */
    synchronized void resume(DeadLetter dead, long letter) {
        deadLetters.add(dead, List.of(letter));
    }

    void accept(long letter, Notification notification, Instant queuedAt, Instant now) {
        refused(letter, notification, queuedAt, now)
                .ifPresent(it -> ledger.note(outcome(Letter.State.DEAD, List.of(letter), 0, it, now)));
    }

    /** Why it is not taken, if it is not. */
    private synchronized Optional<String> refused(
            long letter, Notification notification, Instant queuedAt, Instant now) {
        if (lastCall && ledger.isDurable()) {
            return Optional.empty(); // a later process tells it
        }
        if (!lastCall && backlog.offer(List.of(letter), notification, queuedAt, now)) {
            return Optional.empty();
        }
        String reason = lastCall ? "it came after the close" : backlog.size() + " others are waiting already";
        bury(notification, List.of(letter), reason, now);
        return Optional.of(reason);
    }

    /** Makes one attempt at what is due; false if nothing is. Not under the lock, as it may take seconds. */
    boolean deliverNext(InstantSource clock) {
        Optional<Item> next = take(clock.instant());
        next.ifPresent(it -> settle(it, attempt(it, clock), clock.instant()).ifPresent(ledger::noteAndWait));
        return next.isPresent();
    }

    private synchronized Optional<Item> take(Instant now) {
        if (now.isBefore(circuit.openUntil()) || bucket.nextAt(now).isAfter(now)) {
            return Optional.empty();
        }
        Optional<Item> next = backlog.take(now, !circuit.isClosed());
        next.ifPresent(it -> {
            circuit.attempt();
            bucket.take(now);
        });
        return next;
    }

    private Delivery attempt(Item item, InstantSource clock) {
        try {
            return requireNonNull(notifier.send(withReceipt(item.notification())));
        } catch (VirtualMachineError e) {
            var unused = settle(item, Delivery.retry(e.getClass().getName()), clock.instant());
            throw e;
        } catch (Throwable e) {
            LOG.debug("Notifier {} threw", notifier.name(), e);
            return Delivery.retry(e.getClass().getName());
        }
    }

    private synchronized Notification withReceipt(Notification notification) {
        return notification.with(receipts.of(notification.incident()));
    }

    /** What is to be noted, if that is known now. */
    private synchronized Optional<LetterOutcome> settle(Item item, Delivery delivery, Instant now) {
        if (delivery instanceof Delivery.Retry retry) {
            return later(item, retry, now);
        }
        boolean wasOpen = !circuit.isClosed();
        circuit.worked();
        if (wasOpen) {
            backlog.hurry(now);
        }
        if (delivery instanceof Delivery.Rejected rejected) {
            return giveUp(item, rejected.reason(), now);
        }
        return arrived(item, ((Delivery.Accepted) delivery).receipt(), now);
    }

    private Optional<LetterOutcome> arrived(Item item, Optional<String> receipt, Instant now) {
        Incident incident = item.notification().incident();
        delivered.remember(incident, true);
        receipt.ifPresent(it -> receipts.remember(incident, it));
        boolean known = !backlog.remove(item);
        if (lastFailure.isPresent()) {
            lastFailure = Optional.empty();
            LOG.info("Notifier {} works again", notifier.name());
        }
        return known
                ? Optional.empty()
                : Optional.of(
                        new LetterOutcome(item.letters(), Letter.State.DELIVERED, item.attempts(), "", receipt, now));
    }

    private Optional<LetterOutcome> later(Item item, Delivery.Retry retry, Instant now) {
        if (retry.after().isPresent()) {
            backlog.pauseUntil(now.plus(retry.after().get()));
            circuit.toldToWait();
        } else {
            circuit.failed(now);
        }
        boolean resolves = item.notification().kind() == IncidentChange.Kind.RESOLVED;
        boolean tooOld = Duration.between(item.queuedAt(), now).compareTo(OLDEST) > 0 && !resolves;
        if (tooOld || (lastCall && !ledger.isDurable())) {
            return giveUp(item, "given up after " + item.attempts() + " attempts: " + retry.reason(), now);
        }
        backlog.putBack(item, now.plus(backoff.after(item.attempts())));
        failed(retry.reason());
        return Optional.empty();
    }

    private void failed(String reason) {
        String message = "Notifier {} failed ({}); what it has to tell waits and is tried again";
        if (lastFailure.isPresent()) {
            LOG.debug(message, notifier.name(), reason);
        } else {
            LOG.warn(message + " (said once until it works)", notifier.name(), reason);
        }
        lastFailure = Optional.of(reason);
    }

    private Optional<LetterOutcome> giveUp(Item item, String reason, Instant now) {
        if (!backlog.remove(item)) {
            return Optional.empty();
        }
        bury(item.notification(), item.letters(), reason, now);
        return Optional.of(outcome(Letter.State.DEAD, item.letters(), item.attempts(), reason, now));
    }

    private void bury(Notification notification, List<Long> letters, String reason, Instant now) {
        LOG.warn("Notifier {} did not tell: {}. Reason: {}", notifier.name(), notification, reason);
        deadLetters.add(new DeadLetter(notifier.name(), notification, reason, now), letters);
    }

    private static LetterOutcome outcome(
            Letter.State state, List<Long> letters, int attempts, String reason, Instant now) {
        return new LetterOutcome(letters, state, attempts, reason, Optional.empty(), now);
    }

    /**
     * Takes its dead letters up again, several of the same occurrence as one, and tells of the incident as it stands now.
     *
     * @return how many
     */
    int retryDead(UnaryOperator<Incident> asItStands, Instant now) {
        List<DeadLetters.Dead> taken = takeDead();
        for (DeadLetters.Dead dead : taken) {
            ledger.note(outcome(Letter.State.WAITING, dead.letters(), 0, "", now));
            offerAgain(dead, asItStands.apply(dead.letter().notification().incident()), now);
        }
        return taken.size();
    }

    private synchronized List<DeadLetters.Dead> takeDead() {
        return deadLetters.takeAll();
    }

    private synchronized void offerAgain(DeadLetters.Dead dead, Incident upToDate, Instant now) {
        boolean known = delivered.of(upToDate).isPresent();
        Notification again = dead.letter().notification().brought(upToDate, known);
        if (!backlog.offer(dead.letters(), again, now, now)) {
            bury(again, dead.letters(), backlog.size() + " others are waiting already", now);
        }
    }

    /** From now on every attempt is the last one. */
    synchronized void lastCall(Instant now) {
        lastCall = true;
        backlog.hurry(now);
    }

    /** Gives up all that is left, unless the journal has it for a later process. */
    synchronized void giveUp(Instant now) {
        if (ledger.isDurable()) {
            if (backlog.size() > 0) {
                LOG.info("{} notifications of {} wait in the journal", backlog.size(), notifier.name());
            }
            return;
        }
        for (Optional<Item> left = backlog.any(); left.isPresent(); left = backlog.any()) {
            var unused = giveUp(left.get(), "undelivered at the close", now);
        }
    }

    synchronized Optional<Instant> nextDue(Instant now) {
        Instant allowed = latest(circuit.openUntil(), bucket.nextAt(now));
        return backlog.nextDue().map(it -> latest(it, allowed));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** How many notifications are waiting or on their way. */
    synchronized int undelivered() {
        return backlog.size();
    }

    synchronized List<DeadLetter> deadLetters() {
        return deadLetters.all();
    }

    synchronized NotifierState state() {
        return new NotifierState(
                notifier.name(), circuit.state(), circuit.retryAt(), backlog.size(), deadLetters.size(), lastFailure);
    }
}
