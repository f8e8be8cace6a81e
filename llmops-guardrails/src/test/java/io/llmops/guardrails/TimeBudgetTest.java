package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.LlmRequest;
import io.llmops.call.Origin;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A guardrail that takes too long has failed, and nobody waits for it. */
class TimeBudgetTest {

    private static final LlmRequest REQUEST = LlmRequest.of("model-x", "x marks the spot");
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final FakeGuardrail endless = FakeGuardrail.whole("endless", text -> {
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
        return Verdict.block("late", "late", 1);
    });

    @AfterEach
    void stop() {
        end.countDown();
    }

    private static Screening screening(Guardrail guardrail, Enforcement enforcement) {
        return new Screening(Guardrails.builder().input(guardrail, enforcement).build());
    }

    @Test
    void whoIsOutOfTimeLetsPassAndSaysSo() throws Exception {
        Screening screening = screening(endless, Enforcement.enforce().within(SHORT));

        assertThat(screening.send(REQUEST)).isSameAs(REQUEST);
        assertThat(screening.actions()).containsExactly("endless input enforce pass out_of_time");
        interrupted.await();
    }

    @Test
    void whoIsOutOfTimeBlocksIfItIsToFailClosed() {
        Screening screening =
                screening(endless, Enforcement.enforce().within(SHORT).failingClosed());

        assertThatThrownBy(() -> screening.send(REQUEST)).isInstanceOf(CallBlockedException.class);
        assertThat(screening.actions()).containsExactly("endless input enforce block out_of_time");
    }

    @Test
    void lookingUpWhoAsksCountsToo() {
        Guardrail slowToPrepare = new Guardrail() {
            @Override
            public String name() {
                return "prepared";
            }

            @Override
            public HoldBack holdBack() {
                return HoldBack.WHOLE;
            }

            @Override
            public Guardrail forCall(CallStart call) {
                endless.check(Text.whole("", Origin.USER));
                return this;
            }

            @Override
            public Verdict check(Text text) {
                return Verdict.pass();
            }
        };
        Screening screening = screening(slowToPrepare, Enforcement.enforce().within(SHORT));

        assertThat(screening.send(REQUEST)).isSameAs(REQUEST);
        assertThat(screening.actions()).containsExactly("prepared input enforce pass out_of_time");
    }

    @Test
    void theTimeIsForOneSideOfACallAndNotForEachText() {
        Screening screening = screening(endless, Enforcement.enforce().within(SHORT));

        screening.send(LlmRequest.builder("model-x")
                .user("one")
                .user("two")
                .user("three")
                .build());

        assertThat(endless.asked).hasSize(1);
        assertThat(screening.actions()).hasSize(1);
    }

    @Test
    void whoIsInTimeIsCarriedOutInTheCallersContext() {
        ContextKey<String> key = ContextKey.named("test");
        FakeGuardrail quick = FakeGuardrail.whole(
                "quick",
                text -> Verdict.of(List.of(
                        new Finding(0, 1, String.valueOf(Context.current().get(key)), "r", 1))));
        Screening screening = screening(quick, Enforcement.enforce().within(AMPLE));

        LlmRequest sent = Context.current()
                .with(key, "seen")
                .wrapSupplier(() -> screening.send(REQUEST))
                .get();

        assertThat(sent.passages()).extracting("text").containsExactly("[REDACTED:seen] marks the spot");
        assertThat(quick.threads).allMatch(thread -> thread.getName().equals("llmops-guardrails-timed"));
        assertThat(quick.threads).allMatch(Thread::isDaemon);
    }

    @Test
    void whatItThrowsIsItsFailure() {
        Screening screening = screening(
                FakeGuardrail.throwing(new NoClassDefFoundError("x")),
                Enforcement.enforce().within(AMPLE));

        assertThat(screening.send(REQUEST)).isSameAs(REQUEST);
        assertThat(screening.actions()).containsExactly("broken input enforce pass guardrail_failure");
        assertThat(screening.decisions.get(0).ruleId()).isEqualTo(NoClassDefFoundError.class.getName());
    }

    @Test
    void whileTooManyAreBusyNobodyWaitsAtAll() {
        Guardrails guardrails = Guardrails.builder()
                .input(
                        FakeGuardrail.whole("deaf", text -> deaf()),
                        Enforcement.enforce().within(SHORT))
                .build();
        for (int i = 0; i < 80; i++) {
            Screening screening = new Screening(guardrails);
            screening.send(REQUEST);
            assertThat(screening.actions()).containsExactly("deaf input enforce pass out_of_time");
        }
    }

    /** Does not listen when it is interrupted. */
    private Verdict deaf() {
        while (end.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
        return Verdict.pass();
    }

    @Test
    void anInterruptedCallerStaysInterrupted() {
        Screening screening = screening(endless, Enforcement.enforce().within(AMPLE));
        Thread.currentThread().interrupt();

        assertThat(screening.send(REQUEST)).isSameAs(REQUEST);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(screening.actions()).containsExactly("endless input enforce pass out_of_time");
    }

    @Test
    void aTimeIsLongerThanNothing() {
        assertThatThrownBy(() -> Enforcement.enforce().within(Duration.ZERO)).hasMessageContaining("PT0S");
    }
}
