package io.llmops.alerting.notify;

import java.time.Duration;
import java.util.Optional;

/** What became of an attempt to tell. */
public sealed interface Delivery {

    /**
     * It has arrived.
     *
     * @param receipt what the receiver calls it, if it said so
     */
    record Accepted(Optional<String> receipt) implements Delivery {}

    /**
     * Not now; perhaps later.
     *
     * @param after how long the receiver wants to be left alone with everything, if it said so
     */
    record Retry(Optional<Duration> after, String reason) implements Delivery {}

    /** Never: trying again would fail again. */
    record Rejected(String reason) implements Delivery {}

    static Delivery accepted() {
        return new Accepted(Optional.empty());
    }

    static Delivery accepted(String receipt) {
        return new Accepted(Optional.of(receipt));
    }

    static Delivery retry(String reason) {
        return new Retry(Optional.empty(), reason);
    }

    static Delivery retryAfter(Duration after, String reason) {
        return new Retry(Optional.of(after), reason);
    }

    static Delivery rejected(String reason) {
        return new Rejected(reason);
    }
}
