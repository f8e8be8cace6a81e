package io.llmops.alerting.incident;

import java.util.Optional;

/** Finds out whose trouble an open incident is. Asked on every tick, on the thread that ticks; what it throws is caught. */
@FunctionalInterface
public interface Assessor {

    /** Empty if nothing can be said of such an incident. */
    Optional<Finding> of(Incident incident);
}
