package io.llmops.alerting.monitor;

import java.time.Duration;

/**
 * What becomes of an alert whose group has no data.
 *
 * @param after for how long there has to be none
 */
public record NoDataPolicy(Action action, Duration after) {

    /** What to do when there has been no data for long enough. Until then the alert stays as it is. */
    public enum Action {
        /** It is over, and says that it is over for want of data. */
        RESOLVE,
        /** It stays as it is for as long as there is no data. */
        KEEP,
        /** That is wrong in itself: it fires. */
        ALERT
    }

    public NoDataPolicy {
        if (action == Action.KEEP && !after.isZero()) {
            throw new IllegalArgumentException("An alert that is kept without data is kept for ever, not until "
                    + Prose.duration(after) + " have passed; use okAfter or alertAfter, or keep()");
        }
        if (after.isNegative()) {
            throw new IllegalArgumentException(
                    "No data for " + Prose.duration(after) + " is no time; give zero or more");
        }
    }

    /** Over at once. For what has data only while something is wrong, such as a count of failures. */
    public static NoDataPolicy ok() {
        return okAfter(Duration.ZERO);
    }

    /** As it is for so long, then over. */
    public static NoDataPolicy okAfter(Duration after) {
        return new NoDataPolicy(Action.RESOLVE, after);
    }

    /** As it is until there are data again, if ever: only for groups that cannot go away. */
    public static NoDataPolicy keep() {
        return new NoDataPolicy(Action.KEEP, Duration.ZERO);
    }

    /** Fires as if breached, after the {@code pendingFor} of the policy. */
    public static NoDataPolicy alert() {
        return alertAfter(Duration.ZERO);
    }

    /**
     * Fires after so long without data, or after {@code pendingFor} if that is longer. A group has to have had data once;
     * one that has had none for a day beyond {@code after} is taken to be gone, and its alert is over.
     */
    public static NoDataPolicy alertAfter(Duration after) {
        return new NoDataPolicy(Action.ALERT, after);
    }

    @Override
    public String toString() {
        return switch (action) {
            case RESOLVE -> "ok" + afterwards();
            case KEEP -> "keep";
            case ALERT -> "alert" + afterwards();
        };
    }

    private String afterwards() {
        return after.isZero() ? "" : " after " + Prose.duration(after);
    }
}
