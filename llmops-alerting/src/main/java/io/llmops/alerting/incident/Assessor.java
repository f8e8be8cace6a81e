package io.llmops.alerting.incident;

import java.util.List;

/** Finds out whose trouble an open incident is, and why it is. Asked on every tick, on the thread that ticks; what it throws is caught. */
@FunctionalInterface
public interface Assessor {

    /** At most one answer to each question; none if nothing can be said of such an incident. */
    List<Finding> of(Incident incident);
}
