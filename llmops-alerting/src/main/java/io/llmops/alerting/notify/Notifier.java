package io.llmops.alerting.notify;

/**
 * A way to tell people.
 *
 * <pre>{@code
 * final class Teams implements Notifier {
 *     public String name() { return "teams"; }
 *     public Delivery send(Notification n) { ... }
 * }
 * }</pre>
 *
 * <p>Delivery is at least once: {@link #send} may be called again with what has arrived already, so use
 * {@code n.incident().key()} and {@code occurrence()} to recognise it. It is called by one thread at a time, may take
 * seconds, and should bound them. What it throws counts as {@link Delivery.Retry}.
 */
public interface Notifier {

    /** Its name in routes, threads and logs; unique, of lower-case letters, digits and hyphens. */
    String name();

    Delivery send(Notification notification);
}
