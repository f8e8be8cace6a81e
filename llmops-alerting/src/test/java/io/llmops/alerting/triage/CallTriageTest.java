package io.llmops.alerting.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.digest.CallDigests;
import io.llmops.alerting.digest.CustomerDirectory;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.triage.Triaged.Person;
import io.llmops.call.CallFailure;
import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Timing;
import io.llmops.call.Usage;
import io.llmops.record.TimeSource;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CallTriageTest {

    private static final Duration TICK = Duration.ofMinutes(1);

    private final Digests digests = new Digests(1 << 10);
    private final CustomerDirectory directory = new CustomerDirectory();
    private final CallDigests recorder = new CallDigests(digests, TimeSource.system(), directory);
    private final CallTriage named = new CallTriage(digests, directory);
    private final CallTriage triage = new CallTriage(digests);
    private Instant now = Instant.parse("2026-03-02T10:00:00Z");
    private int calls;

    private void call(String customer, String model, Outcome outcome, int tokens) {
        LlmRequest request = LlmRequest.of(model, "?");
        Optional<LlmResponse> response =
                Optional.of(LlmResponse.builder().usage(Usage.of(10, tokens)).build());
        CallLabels labels = CallLabels.none().customer(customer);
        CallStart start = new CallStart(request, CallTarget.of("vendor"), labels, now);
        calls++;
        LlmCall call = new LlmCall(
                start,
                outcome,
                Optional.of(request),
                response,
                response,
                outcome == Outcome.FAILED ? Optional.of(CallFailure.of("boom")) : Optional.empty(),
                new Timing(0, OptionalLong.empty(), 0),
                1,
                List.of(),
                SpanContext.create(
                        String.format("%032x", calls),
                        "00000000000000aa",
                        TraceFlags.getSampled(),
                        TraceState.getDefault()));
        recorder.onStart(start).onEnd(call, Context.root());
    }

    private void minute() {
        now = now.plus(TICK);
        for (int c = 0; c < 10; c++) {
            for (int i = 0; i < 6; i++) {
                boolean odd = calls % 67 == 0;
                call("c" + c, c < 5 ? "small" : "large", odd ? Outcome.BLOCKED : Outcome.COMPLETED, 100 + c);
            }
        }
    }

    private void tick() {
        triage.tick(now);
        named.tick(now);
    }

    private void hours(int hours) {
        for (int i = 0; i < 60 * hours; i++) {
            minute();
            tick();
        }
    }

    @Test
    void namesWhoIsBlockedAndTheirTraces() {
        hours(3);
        for (int i = 0; i < 30; i++) {
            call("mallory", "small", Outcome.BLOCKED, 5);
        }
        tick();

        Triaged all = triage.diagnose(Subject.BLOCKS, Optional.empty(), now);
        assertThat(all.diagnosis().scope()).isEqualTo(Scope.ONE_CUSTOMER);
        Person person = all.people().get(0);
        assertThat(person.name()).matches("customer-[0-9a-f]{6}");
        assertThat(person.traces()).hasSize(3).first().isEqualTo(String.format("%032x", calls));
        assertThat(named.diagnose(Subject.BLOCKS, Optional.of("small"), now).people())
                .extracting(Person::name)
                .containsExactly("mallory");
        assertThat(triage.diagnose(Subject.BLOCKS, Optional.of("large"), now)
                        .diagnosis()
                        .scope())
                .isEqualTo(Scope.NONE);
        assertThat(triage.diagnose(Subject.ERRORS, Optional.empty(), now)
                        .diagnosis()
                        .scope())
                .isEqualTo(Scope.NONE);
    }

    @Test
    void failuresOfEverybodyAreMany() {
        hours(3);
        for (int i = 0; i < 120; i++) {
            call("c" + i % 10, "large", i % 3 == 0 ? Outcome.COMPLETED : Outcome.FAILED, 100);
        }
        tick();

        Triaged errors = triage.diagnose(Subject.ERRORS, Optional.of("large"), now);
        assertThat(errors.diagnosis().scope()).isEqualTo(Scope.MANY);
        assertThat(errors.people()).isEmpty();
    }

    @Test
    void aCustomerWhoseCallsBecomeLongIsSeenByWhatTheyCost() {
        hours(3);
        for (int i = 0; i < 40; i++) {
            call("c3", "small", Outcome.COMPLETED, 2_000);
        }
        tick();

        Triaged cost = named.diagnose(Subject.COST, Optional.empty(), now);
        assertThat(cost.diagnosis().scope()).isEqualTo(Scope.ONE_CUSTOMER);
        assertThat(cost.people()).extracting(Person::name).containsExactly("c3");
    }

    @Test
    void aModelBeyondThoseToldApartIsJudgedWithAllOthers() {
        hours(1);
        for (int i = 0; i < 20; i++) {
            call("c1", "model-" + i, Outcome.COMPLETED, 10);
        }
        tick();
        assertThat(triage.diagnose(Subject.BLOCKS, Optional.of("model-19"), now))
                .isEqualTo(triage.diagnose(Subject.BLOCKS, Optional.empty(), now));
    }

    @Test
    void knowsWhatAnAlertIsAbout() {
        assertThat(Subject.of(Signal.of("llmops.guardrail.decisions"))).contains(Subject.BLOCKS);
        assertThat(Subject.of(Signal.of("llmops.cost"))).contains(Subject.COST);
        assertThat(Subject.of(Signal.of("gen_ai.client.inference.usage.input_tokens")))
                .contains(Subject.COST);
        assertThat(Subject.of(Signal.of("gen_ai.client.inference.duration").where("error.type", "*")))
                .contains(Subject.ERRORS);
        assertThat(Subject.of(Signal.of("gen_ai.client.inference.duration"))).isEmpty();
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
