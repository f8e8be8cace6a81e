package io.llmops.alerting.alert;

import io.llmops.alerting.alert.SavedAlerts.OneFailure;
import io.llmops.alerting.alert.Transition.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a monitor can be evaluated. A failure that comes and goes is one failure: it is over when it stays away. */
final class Health {

    private final Duration calm;
    private Optional<OneFailure> failing = Optional.empty();

    /** @param calm for how long it has to work before that is believed */
    Health(Duration calm) {
        this.calm = calm;
    }

    /** Takes whether it failed now; tells if it began to, or is over. */
    Optional<Kind> step(Optional<Throwable> thrown, Duration elapsed, Instant now) {
        if (thrown.isPresent()) {
            boolean begins = failing.isEmpty();
            String error = thrown.get().getClass().getName();
            failing = Optional.of(
                    new OneFailure(error, failing.map(OneFailure::since).orElse(now), Duration.ZERO));
            return begins ? Optional.of(Kind.EVALUATION_FAILED) : Optional.empty();
        }
        failing = failing.map(
                it -> new OneFailure(it.error(), it.since(), it.worked().plus(elapsed)));
        if (failing.filter(it -> it.worked().compareTo(calm) >= 0).isEmpty()) {
            return Optional.empty();
        }
        failing = Optional.empty();
        return Optional.of(Kind.EVALUATED_AGAIN);
    }

    Optional<OneFailure> failing() {
        return failing;
    }

    void restore(Optional<OneFailure> saved) {
        failing = saved;
    }
}
