package io.llmops.alerting.assess;

import io.llmops.alerting.incident.Assessor;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.CallTriage;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.ScopeDiagnosis;
import io.llmops.alerting.triage.Subject;
import io.llmops.alerting.triage.Triaged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks whose trouble an incident is, if one customer alone can cause such: one or a few who are blocked far more than is usual
 * for them attack, and somebody is woken; many who are blocked at once suffer from a guardrail that errs, and that can wait.
 * Used by the ticking thread.
 */
public final class ScopeAssessor implements Assessor {

    private static final String MODEL = "gen_ai.request.model";
    private static final int MOST_TRACES = 5;

    private final CallTriage triage;
    private final Breaches breaches;
    private Instant now = Instant.EPOCH;

    /** @param monitors that there are */
    public ScopeAssessor(CallTriage triage, Supplier<List<Monitor>> monitors) {
        this.triage = triage;
        this.breaches = new Breaches(monitors);
    }

    /** Takes what happened since the last tick. */
    public void tick(Instant now) {
        this.now = now;
        triage.tick(now);
    }

    @Override
    public List<Finding> of(Incident incident) {
        return breaches.of(incident)
                .flatMap(it -> Subject.of(it).stream())
                .limit(1)
                .map(it -> finding(it, Optional.ofNullable(incident.labels().get(MODEL))))
                .toList();
    }

    private Finding finding(Subject subject, Optional<String> model) {
        Triaged triaged = triage.diagnose(subject, model, now);
        ScopeDiagnosis diagnosis = triaged.diagnosis();
        return Finding.of(
                now,
                diagnosis.scope(),
                diagnosis.confidence(),
                triaged.people().stream().map(Triaged.Person::name).toList(),
                diagnosis.evidence().stream().map(Evidence::sentence).toList(),
                triaged.people().stream()
                        .flatMap(it -> it.traces().stream())
                        .limit(MOST_TRACES)
                        .toList(),
                atLeast(subject, diagnosis));
    }

    private static Optional<Severity> atLeast(Subject subject, ScopeDiagnosis diagnosis) {
        return switch (diagnosis.scope()) {
            case ONE_CUSTOMER, FEW -> subject == Subject.BLOCKS ? Optional.of(Severity.ERROR) : Optional.empty();
            case NONE, MANY -> Optional.empty();
        };
    }
}
