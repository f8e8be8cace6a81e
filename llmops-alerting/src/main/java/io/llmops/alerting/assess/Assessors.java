package io.llmops.alerting.assess;

import io.llmops.alerting.incident.Assessor;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All that can be found out about an incident. Used by the ticking thread. */
public final class Assessors implements Assessor {

    private final ScopeAssessor scope;
    private final CauseAssessor cause;

    public Assessors(ScopeAssessor scope, CauseAssessor cause) {
        this.scope = scope;
        this.cause = cause;
    }

    /** Takes what happened since the last tick. */
    public void tick(Instant now) {
        scope.tick(now);
        cause.tick(now);
    }

    @Override
    public List<Finding> of(Incident incident) {
        return Stream.of(scope, cause).flatMap(it -> it.of(incident).stream()).toList();
    }
}
