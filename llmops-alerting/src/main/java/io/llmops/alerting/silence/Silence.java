package io.llmops.alerting.silence;

import java.time.Instant;

/**
 * Somebody knows, and does not want to be told for a while. The alert goes on living; if it still fires when the silence is
 * over, that is told then. What people were told of before is still told to be over.
 *
 * <pre>{@code
 * alerting.silence(Silence.of(AlertMatcher.monitor("slow-*"), now.plus(Duration.ofHours(2)))
 *         .by("ann").because("the vendor knows, ticket 4711"));
 * }</pre>
 *
 * @param author who wants it so
 * @param reason why, for whoever finds it
 * @param from when it begins
 * @param until when it is over; there is none without an end
 */
public record Silence(AlertMatcher alerts, String author, String reason, Instant from, Instant until) {

    public Silence {
        if (author.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "A silence of " + alerts + " needs an author and a reason, or nobody will know whether it can go");
        }
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException("A silence of " + alerts + " from " + from + " until " + until
                    + " is over before it begins; let it end later");
        }
    }

    /** Begins a silence that holds from the beginning of time; author and reason are still to be given. */
    public static Draft of(AlertMatcher alerts, Instant until) {
        return new Draft(alerts, "", Instant.MIN, until);
    }

    boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    @Override
    public String toString() {
        return "silenced by " + author + " until " + until + ": " + reason;
    }

    /** A silence without a reason. */
    public record Draft(AlertMatcher alerts, String author, Instant from, Instant until) {

        public Draft by(String author) {
            return new Draft(alerts, author, from, until);
        }

        /** Only from then on. */
        public Draft from(Instant from) {
            return new Draft(alerts, author, from, until);
        }

        public Silence because(String reason) {
            return new Silence(alerts, author, reason, from, until);
        }
    }
}
