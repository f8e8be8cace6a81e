package io.llmops.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.record.Admission;
import io.llmops.record.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ObserveTest {

    private static final LlmRequest REQUEST = LlmRequest.of("model-x", "x marks the spot");

    private final List<Runnable> waiting = new ArrayList<>();
    private long dropped;

    private final Failures failures = new Failures(new Failures.Sink() {
        @Override
        public void failed(String component, String errorType) {}

        @Override
        public void dropped(String queue, long items) {
            assertThat(queue).isEqualTo("guardrails-observe");
            dropped += items;
        }
    });

    private GuardrailsBuilder builder() {
        return Guardrails.builder().failures(failures);
    }

    private void runWaiting() {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    @Test
    void notesWhatWouldHaveHappenedAndChangesNothing() {
        Screening screening = new Screening(builder()
                .input(FakeGuardrail.words("redacts", "x"), Enforcement.observe())
                .input(FakeGuardrail.words("blocks", "x"), Enforcement.observe().blocking())
                .output(FakeGuardrail.blocksOn("bomb"), Enforcement.observe())
                .observeOn(waiting::add)
                .build());
        LlmResponse bomb = LlmResponse.of("a bomb");

        assertThat(screening.screen.input(REQUEST)).isSameAs(Admission.UNCHANGED);
        assertThat(screening.screen.enforcesOutput()).isFalse();
        assertThat(screening.screen.output(bomb, false)).isSameAs(Admission.UNCHANGED);
        assertThat(screening.decisions).isEmpty();

        runWaiting();
        assertThat(screening.actions())
                .containsExactly(
                        "redacts input observe redact word",
                        "blocks input observe block word",
                        "stop output observe block topic");
    }

    @Test
    void runsOnADaemonThreadOfItsOwn() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        FakeGuardrail guardrail = FakeGuardrail.whole("slow", text -> {
            asked.countDown();
            return Verdict.pass();
        });
        Guardrails guardrails =
                builder().input(guardrail, Enforcement.observe()).build();
        Screening screening = new Screening(guardrails);
        screening.screen.input(REQUEST);
        asked.await();
        guardrails.close();

        assertThat(guardrail.threads).singleElement().satisfies(thread -> {
            assertThat(thread).isNotSameAs(Thread.currentThread());
            assertThat(thread.getName()).isEqualTo("llmops-guardrails-observe");
            assertThat(thread.isDaemon()).isTrue();
        });
        assertThat(screening.actions()).containsExactly("slow input observe pass none");
    }

    @Test
    void seesTheTextAsItCameAlsoIfAnotherGuardrailBlocksIt() {
        FakeGuardrail candidate = FakeGuardrail.words("candidate", "spot");
        Screening screening = new Screening(builder()
                .input(FakeGuardrail.words("current", "spot"))
                .input(FakeGuardrail.blocksOn("marks"))
                .input(candidate, Enforcement.observe())
                .observeOn(waiting::add)
                .build());

        assertThatThrownBy(() -> screening.screen.input(REQUEST)).isInstanceOf(CallBlockedException.class);
        runWaiting();

        assertThat(candidate.asked).extracting(Text::content).containsExactly("x marks the spot");
    }

    @Test
    void dropsAndCountsWhatIsOverTheLimitAndTakesMoreWhenThereIsRoom() {
        Guardrails guardrails = builder()
                .input(FakeGuardrail.words("one", "x"), Enforcement.observe())
                .observeOn(waiting::add)
                .observeAtMost(600)
                .build();
        Screening screening = new Screening(guardrails);
        for (int i = 0; i < 5; i++) {
            screening.screen.input(REQUEST);
        }
        assertThat(waiting).hasSize(2);
        assertThat(dropped).isEqualTo(3);

        runWaiting();
        screening.screen.input(REQUEST);
        runWaiting();
        assertThat(screening.decisions).hasSize(3);
    }

    @Test
    void neverRunsOnTheCallingThreadWhateverTheExecutorDoes() {
        FakeGuardrail guardrail = FakeGuardrail.words("one", "x");
        new Screening(builder()
                        .input(guardrail, Enforcement.observe())
                        .observeOn(Runnable::run)
                        .build())
                .screen.input(REQUEST);

        assertThat(guardrail.asked).isEmpty();
        assertThat(dropped).isEqualTo(1);
    }

    @Test
    void survivesAnExecutorThatRefusesOrFails() {
        for (RuntimeException refusal : List.of(new RejectedExecutionException(), new IllegalStateException())) {
            Guardrails guardrails = builder()
                    .input(FakeGuardrail.words("one", "x"), Enforcement.observe())
                    .observeOn(task -> {
                        throw refusal;
                    })
                    .build();
            assertThat(new Screening(guardrails).screen.input(REQUEST)).isSameAs(Admission.UNCHANGED);
        }
        assertThat(dropped).isEqualTo(2);
    }

    @Test
    void aFailingObserverHurtsNobody() {
        Screening screening = new Screening(builder()
                .input(
                        FakeGuardrail.throwing(new NoClassDefFoundError()),
                        Enforcement.observe().failingClosed())
                .input(FakeGuardrail.words("one", "x"), Enforcement.observe())
                .observeOn(waiting::add)
                .build());
        screening.screen.input(REQUEST);
        runWaiting();

        assertThat(screening.actions())
                .containsExactly("broken input observe block guardrail_failure", "one input observe redact word");
    }

    @Test
    void observesNoMoreOnceClosedWhileEnforcingGoesOn() {
        FakeGuardrail observer = FakeGuardrail.words("one", "x");
        Guardrails guardrails = builder()
                .input(observer, Enforcement.observe())
                .input(FakeGuardrail.words("two", "x"))
                .build();
        guardrails.close();
        guardrails.close();

        assertThat(new Screening(guardrails).send(REQUEST).passages())
                .extracting("text")
                .containsExactly("[REDACTED:word] marks the spot");
        assertThat(observer.asked).isEmpty();
        assertThat(dropped).isEqualTo(1);
    }
}
