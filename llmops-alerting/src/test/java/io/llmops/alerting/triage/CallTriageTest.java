package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.digest.CustomerDirectory;
import io.llmops.alerting.triage.Triaged.Person;
import io.llmops.call.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallTriageTest {

    private final Callers callers = new Callers();
    private final CustomerDirectory directory = callers.directory;
    private final CallTriage named = new CallTriage(callers.digests, directory);
    private final CallTriage triage = new CallTriage(callers.digests);

    private void tick() {
        triage.tick(callers.now());
        named.tick(callers.now());
    }

    private void hours(int hours) {
        for (int i = 0; i < 60 * hours; i++) {
            callers.minute();
            tick();
        }
    }

    @Test
    void namesWhoIsBlockedAndTheirTraces() {
        hours(3);
        for (int i = 0; i < 30; i++) {
            callers.call("mallory", "small", Outcome.BLOCKED, 5);
        }
        tick();

        Triaged all = triage.diagnose(Subject.BLOCKS, Optional.empty(), callers.now());
        assertThat(all.diagnosis().scope()).isEqualTo(Scope.ONE_CUSTOMER);
        Person person = all.people().get(0);
        assertThat(person.name()).matches("customer-[0-9a-f]{6}");
        assertThat(person.traces()).hasSize(3).first().isEqualTo(String.format("%032x", callers.calls()));
        assertThat(named.diagnose(Subject.BLOCKS, Optional.of("small"), callers.now())
                        .people())
                .extracting(Person::name)
                .containsExactly("mallory");
        assertThat(triage.diagnose(Subject.BLOCKS, Optional.of("large"), callers.now())
                        .diagnosis()
                        .scope())
                .isEqualTo(Scope.NONE);
        assertThat(triage.diagnose(Subject.ERRORS, Optional.empty(), callers.now())
                        .diagnosis()
                        .scope())
                .isEqualTo(Scope.NONE);
    }

    @Test
    void failuresOfEverybodyAreMany() {
        hours(3);
        for (int i = 0; i < 120; i++) {
            callers.call("c" + i % 10, "large", i % 3 == 0 ? Outcome.COMPLETED : Outcome.FAILED, 100);
        }
        tick();

        Triaged errors = triage.diagnose(Subject.ERRORS, Optional.of("large"), callers.now());
        assertThat(errors.diagnosis().scope()).isEqualTo(Scope.MANY);
        assertThat(errors.people()).isEmpty();
    }

    @Test
    void aCustomerWhoseCallsBecomeLongIsSeenByWhatTheyCost() {
        hours(3);
        for (int i = 0; i < 40; i++) {
            callers.call("c3", "small", Outcome.COMPLETED, 2_000);
        }
        tick();

        Triaged cost = named.diagnose(Subject.COST, Optional.empty(), callers.now());
        assertThat(cost.diagnosis().scope()).isEqualTo(Scope.ONE_CUSTOMER);
        assertThat(cost.people()).extracting(Person::name).containsExactly("c3");
    }

    @Test
    void aModelBeyondThoseToldApartIsJudgedWithAllOthers() {
        hours(1);
        for (int i = 0; i < 20; i++) {
            callers.call("c1", "model-" + i, Outcome.COMPLETED, 10);
        }
        tick();
        assertThat(triage.diagnose(Subject.BLOCKS, Optional.of("model-19"), callers.now()))
                .isEqualTo(triage.diagnose(Subject.BLOCKS, Optional.empty(), callers.now()));
    }

    @Test
    void theDirectoryIsBoundedAndForgetsWhoNobodyCouldName() {
        for (int i = 0; i < 20_000; i++) {
            directory.put(i, "customer " + i);
        }
        assertThat(directory.isFull()).isTrue();
        assertThat(directory.name(19_999)).isEmpty();
        directory.retain(customer -> customer < 10);
        directory.put(19_999, "x".repeat(1_000));
        assertThat(directory.name(5)).contains("customer 5");
        assertThat(directory.name(11)).isEmpty();
        assertThat(directory.name(19_999).orElseThrow()).hasSize(200);
    }
}
