package io.llmops.alerting.alert;

/**
 * A phase of an alert with what it has to remember. Immutable.
 *
 * <p>States count elapsed time, never instants, so that a clock may step back. Each reading speaks for the time since the
 * reading before it. Readings that are neither breached nor clear (holding, no data) leave every state as it is and stop
 * its count, so that a thin stream of data, judged only now and then, still fires and still resolves.
 */
sealed interface AlertState permits Inactive, Pending, Firing, Recovering, Resolved {

    AlertState next(Step step);

    Phase phase();
}
