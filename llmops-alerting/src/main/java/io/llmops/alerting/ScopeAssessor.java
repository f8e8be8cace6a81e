package io.llmops.alerting;

import io.llmops.alerting.incident.Assessor;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.silence.Glob;
import io.llmops.alerting.triage.CallTriage;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.Subject;
import io.llmops.alerting.triage.Triaged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks whose trouble an incident is, if one customer alone can cause such: one or a few who are blocked far more than is usual
 * for them attack, and somebody is woken; many who are blocked at once suffer from a guardrail that errs, and that can wait.
 * Used by the ticking thread.
 */
final class ScopeAssessor implements Assessor {

    private static final String MODEL = "gen_ai.request.model";
    private static final List<Rule> RULES = List.of(
            new Rule("guardrail-blocks", Subject.BLOCKS, Optional.of(Severity.ERROR)),
            new Rule("error-rate", Subject.ERRORS, Optional.empty()),
            new Rule("cost-*", Subject.COST, Optional.empty()),
            new Rule("token-*", Subject.COST, Optional.empty()),
            new Rule("daily-budget", Subject.COST, Optional.empty()));

    private final CallTriage triage;
    private Instant now = Instant.EPOCH;

    /**
     * What to ask of the alerts of a monitor.
     *
     * @param monitor its name, in which {@code *} stands for any characters
     * @param ofFew how bad it is at least, if it is of one customer or a few
     */
    private record Rule(String monitor, Subject subject, Optional<Severity> ofFew) {}

    ScopeAssessor(CallTriage triage) {
        this.triage = triage;
    }

    /** Takes what happened since the last tick. */
    void tick(Instant now) {
        this.now = now;
        triage.tick(now);
    }

    /** Only while it is wrong: of what is over, what happens now says nothing. */
    @Override
    public Optional<Finding> of(Incident incident) {
        return incident.members().stream()
                .filter(it -> it.state() == Member.State.FIRING || it.state() == Member.State.FLAPPING)
                .flatMap(member -> RULES.stream().filter(it -> Glob.matches(it.monitor, member.monitor())))
                .findFirst()
                .map(rule -> finding(rule, incident));
    }

    private Finding finding(Rule rule, Incident incident) {
        Optional<String> model = Optional.ofNullable(incident.labels().get(MODEL));
        Triaged triaged = triage.diagnose(rule.subject, model, now);
        boolean ofFew = switch (triaged.diagnosis().scope()) {
            case ONE_CUSTOMER, FEW -> true;
            case NONE, MANY -> false;
        };
        return new Finding(
                triaged.diagnosis().scope(),
                triaged.diagnosis().confidence(),
                triaged.people().stream().map(Triaged.Person::name).toList(),
                triaged.diagnosis().evidence().stream().map(Evidence::sentence).toList(),
                triaged.people().stream()
                        .flatMap(it -> it.traces().stream())
                        .limit(5)
                        .toList(),
                ofFew ? rule.ofFew : Optional.empty());
    }
}
