package io.llmops.alerting.notify;

/** A {@link Notifier} whose receiver wants no more than so much: what is more waits, and is joined where it can be. */
public interface Paced {

    Pace pace();
}
