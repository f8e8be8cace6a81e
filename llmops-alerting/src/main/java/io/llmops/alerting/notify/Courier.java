package io.llmops.alerting.notify;

import static java.util.Objects.requireNonNull;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.notify.Backlog.Item;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the backlog of one notifier to it, one attempt at a time. What it gives up it warns about and keeps as a dead
 * letter. It has no thread of its own; others may hand it notifications while one thread delivers.
 */
final class Courier {

    static final int MOST_UNDELIVERED = 1_000;
    static final int MOST_DEAD_LETTERS = 200;
    static final Duration OLDEST = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Notifier notifier;
    private final Backoff backoff;
    private final Backlog backlog; // guarded by this
    private final Recent<String> receipts = new Recent<>(); // used by whoever delivers
    private final Deque<DeadLetter> deadLetters = new ArrayDeque<>(); // guarded by this
    private boolean lastCall; // guarded by this
    private boolean failing; // guarded by this

    Courier(Notifier notifier, Backoff backoff, int most) {
        this.notifier = notifier;
        this.backoff = backoff;
        this.backlog = new Backlog(most);
    }

    synchronized void accept(Notification notification, Instant now) {
        if (lastCall) {
            bury(notification, "it came after the close", now);
        } else if (!backlog.offer(notification, now)) {
            bury(notification, backlog.size() + " others are waiting already", now);
        }
    }

    /** Makes one attempt at what is due; false if nothing is. Not under the lock, as it may take seconds. */
    boolean deliverNext(InstantSource clock) {
        Optional<Item> next = take(clock.instant());
        next.ifPresent(it -> settle(it, attempt(it, clock), clock.instant()));
        return next.isPresent();
    }

    private synchronized Optional<Item> take(Instant now) {
        return backlog.take(now);
    }

    private Delivery attempt(Item item, InstantSource clock) {
        try {
            Incident incident = item.notification().incident();
            Delivery delivery = requireNonNull(notifier.send(item.notification().with(receipts.of(incident))));
            if (delivery instanceof Delivery.Accepted accepted) {
                accepted.receipt().ifPresent(it -> receipts.remember(incident, it));
            }
            return delivery;
        } catch (VirtualMachineError e) {
            settle(item, Delivery.retry(e.getClass().getName()), clock.instant());
            throw e;
        } catch (Throwable e) {
            LOG.debug("Notifier {} threw", notifier.name(), e);
            return Delivery.retry(e.getClass().getName());
        }
    }

    private synchronized void settle(Item item, Delivery delivery, Instant now) {
        if (delivery instanceof Delivery.Retry retry) {
            later(item, retry, now);
        } else if (delivery instanceof Delivery.Rejected rejected) {
            giveUp(item, rejected.reason(), now);
        } else {
            backlog.remove(item);
            if (failing) {
                failing = false;
                LOG.info("Notifier {} works again", notifier.name());
            }
        }
    }

    private void later(Item item, Delivery.Retry retry, Instant now) {
        retry.after().ifPresent(it -> backlog.pauseUntil(now.plus(it)));
        boolean tooOld = Duration.between(item.queuedAt(), now).compareTo(OLDEST) > 0;
        if (lastCall || tooOld) {
            giveUp(item, "given up after " + item.attempts() + " attempts: " + retry.reason(), now);
        } else {
            backlog.putBack(item, now.plus(backoff.after(item.attempts())));
            failed(retry.reason());
        }
    }

    private void failed(String reason) {
        String message = "Notifier {} failed ({}); what it has to tell waits and is tried again";
        if (failing) {
            LOG.debug(message, notifier.name(), reason);
        } else {
            LOG.warn(message + " (said once until it works)", notifier.name(), reason);
        }
        failing = true;
    }

    private void giveUp(Item item, String reason, Instant now) {
        if (backlog.remove(item)) {
            bury(item.notification(), reason, now);
        }
    }

    private void bury(Notification notification, String reason, Instant now) {
        LOG.warn("Notifier {} did not tell: {}. Reason: {}", notifier.name(), notification, reason);
        deadLetters.addLast(new DeadLetter(notifier.name(), notification, reason, now));
        if (deadLetters.size() > MOST_DEAD_LETTERS) {
            deadLetters.removeFirst();
        }
    }

    /** From now on every attempt is the last one. */
    synchronized void lastCall(Instant now) {
        lastCall = true;
        backlog.hurry(now);
    }

    /** Gives up all that is left. */
    synchronized void giveUp(Instant now) {
        for (Optional<Item> left = backlog.any(); left.isPresent(); left = backlog.any()) {
            giveUp(left.get(), "undelivered at the close", now);
        }
    }

    synchronized Optional<Instant> nextDue() {
        return backlog.nextDue();
    }

    /** How many notifications are waiting or on their way. */
    synchronized int undelivered() {
        return backlog.size();
    }

    synchronized List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }
}
