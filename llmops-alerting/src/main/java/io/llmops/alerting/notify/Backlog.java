package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one notifier has not been told yet, in order for each incident. Undelivered notifications of the same occurrence
 * become one. Pure data structure: no thread, no clock, no lock.
 */
final class Backlog {

    private final int most;
    private final Map<IncidentKey, Deque<Item>> queues = new LinkedHashMap<>();
    private Instant pausedUntil = Instant.MIN;
    private int size;

    /** A notification with the history of its delivery, and the letters that it is made of. */
    static final class Item {
        private final List<Long> letters = new ArrayList<>();
        private Notification notification;
        private Instant queuedAt;
        private Instant dueAt;
        private int attempts;
        private boolean inFlight;

        private Item(List<Long> letters, Notification notification, Instant queuedAt, Instant now) {
            this.letters.addAll(letters);
            this.notification = notification;
            this.queuedAt = queuedAt;
            this.dueAt = now;
        }

        List<Long> letters() {
            return List.copyOf(letters);
        }

        Notification notification() {
            return notification;
        }

        /** When its latest facts came in. */
        Instant queuedAt() {
            return queuedAt;
        }

        int attempts() {
            return attempts;
        }
    }

    Backlog(int most) {
        this.most = most;
    }

    /** Takes it, or refuses it for want of room. A resolve is never refused, or a pager would stay open. */
    boolean offer(List<Long> letters, Notification notification, Instant queuedAt, Instant now) {
        Incident incident = notification.incident();
        Deque<Item> queue = queues.get(incident.key());
        Item last = queue == null ? null : queue.getLast();
        if (last != null && !last.inFlight && last.notification.incident().isSame(incident)) {
            last.letters.addAll(letters);
            last.notification = notification.after(last.notification);
            last.queuedAt = queuedAt;
            return true;
        }
        if (size >= most && notification.kind() != IncidentChange.Kind.RESOLVED) {
            return false;
        }
        queues.computeIfAbsent(incident.key(), it -> new ArrayDeque<>())
                .add(new Item(letters, notification, queuedAt, now));
        size++;
        return true;
    }

    /**
     * The next one to send; it is in flight until it is removed or put back.
     *
     * @param fresh rather one that was not tried often, as the fault may be in the others
     */
    Optional<Item> take(Instant now, boolean fresh) {
        if (now.isBefore(pausedUntil)) {
            return Optional.empty();
        }
        Stream<Item> allDue =
                queues.values().stream().map(Deque::getFirst).filter(it -> !it.inFlight && !it.dueAt.isAfter(now));
        Optional<Item> due = fresh ? allDue.min(Comparator.comparingInt(Item::attempts)) : allDue.findFirst();
        due.ifPresent(it -> {
            it.inFlight = true;
            it.attempts++;
        });
        return due;
    }

    /** It was delivered, or given up; false if that was known already. */
    boolean remove(Item item) {
        IncidentKey key = item.notification.incident().key();
        Deque<Item> queue = queues.get(key);
        if (queue == null || !queue.remove(item)) {
            return false;
        }
        size--;
        if (queue.isEmpty()) {
            queues.remove(key);
        }
        return true;
    }

    /** It could not be delivered; what came in meanwhile about the same occurrence is joined to it. */
    void putBack(Item item, Instant dueAt) {
        item.inFlight = false;
        item.dueAt = dueAt;
        Deque<Item> queue = queues.get(item.notification.incident().key());
        if (queue == null || queue.size() < 2) {
            return;
        }
        queue.removeFirst();
        Item next = queue.getFirst();
        if (next.notification.incident().isSame(item.notification.incident())) {
            queue.removeFirst();
            size--;
            item.letters.addAll(next.letters);
            item.notification = next.notification.after(item.notification);
            item.queuedAt = next.queuedAt;
        }
        queue.addFirst(item);
    }

    /** Nothing is due before then. */
    void pauseUntil(Instant then) {
        pausedUntil = then;
    }

    /** Everything is due, except what has to wait for the end of a pause. */
    void hurry(Instant now) {
        queues.values().forEach(queue -> queue.forEach(it -> it.dueAt = now));
    }

    /** When the next one is due; empty if there is none that waits. */
    Optional<Instant> nextDue() {
        return queues.values().stream()
                .map(Deque::getFirst)
                .filter(it -> !it.inFlight)
                .map(it -> it.dueAt.isAfter(pausedUntil) ? it.dueAt : pausedUntil)
                .min(Instant::compareTo);
    }

    Optional<Item> any() {
        return queues.values().stream().map(Deque::getFirst).findFirst();
    }

    int size() {
        return size;
    }
}
