package io.llmops.alerting.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.CallTriage;
import io.llmops.alerting.triage.Callers;
import io.llmops.alerting.triage.Scope;
import io.llmops.call.Outcome;
import org.junit.jupiter.api.Test;

class ScopeAssessorTest {

    private final Callers callers = new Callers();
    private final ScopeAssessor assessor =
            new ScopeAssessor(new CallTriage(callers.digests, callers.directory), MonitorPacks::standard);

    @Test
    void oneWhoIsBlockedAgainAndAgainWakesSomebody() {
        hours(3);
        for (int i = 0; i < 30; i++) {
            callers.call("mallory", "small", Outcome.BLOCKED, 5);
        }
        assessor.tick(callers.now());

        Finding finding =
                assessor.of(incident("guardrail-blocks", Member.State.FIRING)).get(0);
        assertThat(finding.verdict()).isEqualTo(Scope.ONE_CUSTOMER.name());
        assertThat(finding.customers()).containsExactly("mallory");
        assertThat(finding.atLeast()).contains(Severity.ERROR);
        assertThat(finding.traceIds()).contains(String.format("%032x", callers.calls()));
        assertThat(finding.evidence()).isNotEmpty();
    }

    @Test
    void manyWhoAreBlockedLetPeopleSleep() {
        hours(3);
        for (int i = 0; i < 120; i++) {
            callers.call("c" + i % 10, "small", i % 3 == 0 ? Outcome.COMPLETED : Outcome.BLOCKED, 100);
        }
        assessor.tick(callers.now());

        Finding finding =
                assessor.of(incident("guardrail-blocks", Member.State.FIRING)).get(0);
        assertThat(finding.verdict()).isEqualTo(Scope.MANY.name());
        assertThat(finding.atLeast()).isEmpty();
    }

    @Test
    void failuresOfOneAreShownAndNoWorseForThat() {
        hours(3);
        for (int i = 0; i < 30; i++) {
            callers.call("c3", "small", Outcome.FAILED, 5);
        }
        assessor.tick(callers.now());

        Finding finding =
                assessor.of(incident("error-rate", Member.State.FLAPPING)).get(0);
        assertThat(finding.customers()).containsExactly("c3");
        assertThat(finding.atLeast()).isEmpty();
    }

    @Test
    void ofWhatIsOverOrNobodysDoingNothingIsSaid() {
        hours(1);
        assertThat(assessor.of(incident("guardrail-blocks", Member.State.RECOVERING)))
                .isEmpty();
        assertThat(assessor.of(incident("slow-calls", Member.State.FIRING))).isEmpty();
        assertThat(assessor.of(incident("somebody-elses", Member.State.FIRING))).isEmpty();
    }

    private void hours(int hours) {
        for (int i = 0; i < 60 * hours; i++) {
            callers.minute();
            assessor.tick(callers.now());
        }
    }

    private Incident incident(String monitor, Member.State state) {
        return Wrong.incident(monitor, state, "small", callers.now());
    }
}
