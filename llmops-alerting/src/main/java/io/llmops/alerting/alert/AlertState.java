package io.llmops.alerting.alert;

import java.time.Duration;

/**
 * A phase of one level of an alert with what it has to remember. Immutable.
 *
 * <p>States count elapsed time, never instants, so that a clock may step back. Each reading speaks for the time since the
 * reading before it. Readings that are neither breached nor clear (holding, no data) leave every state as it is and stop
 * its count, so that a thin stream of data, judged only now and then, still fires and still resolves.
 */
sealed interface AlertState permits Inactive, Pending, Firing, Recovering, Resolved {

    AlertState next(Step step);

    Phase phase();

    /** What has been counted so far; zero where nothing is. */
    Duration counted();

    /** The state that was saved as these two. */
    static AlertState of(Phase phase, Duration counted) {
        return switch (phase) {
            case INACTIVE, FLAPPING -> new Inactive();
            case PENDING -> new Pending(counted);
            case FIRING -> new Firing();
            case RECOVERING -> new Recovering(counted);
            case RESOLVED -> new Resolved();
        };
    }
}
