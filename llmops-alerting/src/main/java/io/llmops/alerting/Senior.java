package io.llmops.alerting;

import io.llmops.alerting.notify.Delivery;
import io.llmops.alerting.notify.Notification;
import io.llmops.alerting.notify.Notifier;

/** A way to tell senior engineers: another notifier, under a name of its own. */
record Senior(String name, Notifier notifier) implements Notifier {

    private static final String SUFFIX = "-senior";

    static Notifier of(Notifier notifier) {
        String name = notifier.name();
        return name.endsWith(SUFFIX) ? notifier : new Senior(name + SUFFIX, notifier);
    }

    @Override
    public Delivery send(Notification notification) {
        return notifier.send(notification);
    }

    @Override
    public String toString() {
        return name + " (" + notifier + ")";
    }
}
