package io.llmops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmops.call.CallLabels;
import io.llmops.call.LlmResponse;
import io.llmops.client.SimpleClient;
import io.llmops.probe.match.SimilarMatch;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GoldenRunTest {

    private final ScriptedRuns runs = new ScriptedRuns();

    @Test
    void asksEveryCaseAndSaysHowManyAreRight() {
        RunReport report = runs.run(
                        ScriptedRuns.set(4), runs.client(it -> it.equals("Q3") ? "no" : ScriptedRuns.right(it)))
                .build()
                .run();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.run().shareRight()).isEqualTo(0.75);
        assertThat(runs.asked).containsExactly("Q0", "Q1", "Q2", "Q3");
        CaseResult first = report.run().results().get(0);
        assertThat(first.isCorrect()).isTrue();
        assertThat(first.answer().orElseThrow().outputTokens()).hasValue(10_000);
        assertThat(first.answer().orElseThrow().model()).contains("gpt-4o-2024-08-06");
        assertThat(first.answer().orElseThrow().output()).isEmpty();
        assertThat(first.costUsd()).isCloseTo(0.1, within(1e-9));
        assertThat(report.run().modelVersion()).contains("gpt-4o-2024-08-06");
    }

    @Test
    void repeatsGoRoundTheWholeSet() {
        RunReport report = runs.run(ScriptedRuns.set(2), runs.client(ScriptedRuns::right))
                .repeats(2)
                .build()
                .run();

        assertThat(runs.asked).containsExactly("Q0", "Q1", "Q0", "Q1");
        assertThat(report.run().cases().get("c0").graded()).isEqualTo(2);
    }

    @Test
    void keepsOutputsOnlyWhenAsked() {
        RunReport report = runs.run(ScriptedRuns.set(1), runs.client(ScriptedRuns::right))
                .keepOutputs()
                .build()
                .run();

        assertThat(report.run().results().get(0).answer().orElseThrow().output())
                .contains("A0");
    }

    @Test
    void staysWithinItsBudget() {
        RunReport report = runs.run(ScriptedRuns.set(20), runs.client(ScriptedRuns::right))
                .budgetUsd(0.55)
                .build()
                .run();

        assertThat(report.stopped()).isEqualTo(StopReason.BUDGET);
        assertThat(runs.asked).hasSize(5);
        assertThat(report.run().costUsd()).isLessThanOrEqualTo(0.55);
    }

    @Test
    void staysWithinItsBudgetWithManyThreads() {
        for (int round = 0; round < 20; round++) {
            runs.asked.clear();
            RunReport report = runs.run(ScriptedRuns.set(40), runs.client(ScriptedRuns::right))
                    .budgetUsd(0.75)
                    .concurrency(8)
                    .build()
                    .run();
            assertThat(report.run().costUsd()).isLessThanOrEqualTo(0.75);
            assertThat(runs.asked).hasSize(7);
        }
    }

    @Test
    void aBudgetNeedsAPrice() {
        assertThatThrownBy(() -> GoldenRun.builder(ScriptedRuns.set(1), runs.client(it -> it), "our-own-model")
                        .budgetUsd(1)
                        .build())
                .hasMessageContainingAll("our-own-model", "tariff");
    }

    @Test
    void keepsToARate() {
        runs.run(ScriptedRuns.set(5), runs.client(ScriptedRuns::right))
                .perSecond(2)
                .build()
                .run();

        assertThat(runs.clock.nanos()).isEqualTo(2_000_000_000L);
    }

    @Test
    void asksAtTheSameTimeWhereItMay() {
        CyclicBarrier together = new CyclicBarrier(4);
        RunReport report = runs.run(ScriptedRuns.set(8), runs.client(it -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return ScriptedRuns.right(it);
                }))
                .concurrency(4)
                .build()
                .run();

        assertThat(report.run().shareRight()).isEqualTo(1);
    }

    @Test
    void tellsHowFarItHasComeAndSurvivesItsListener() {
        List<Progress> heard = new ArrayList<>();
        RunReport report = runs.run(ScriptedRuns.set(4), runs.client(it -> {
                    runs.clock.sleep(Duration.ofSeconds(10));
                    return ScriptedRuns.right(it);
                }))
                .listener(it -> {
                    heard.add(it);
                    throw new IllegalStateException("display");
                })
                .build()
                .run();

        assertThat(report.isComplete()).isTrue();
        assertThat(heard).hasSize(4);
        assertThat(heard.get(1).done()).isEqualTo(2);
        assertThat(heard.get(1).correct()).isEqualTo(2);
        assertThat(heard.get(1).left()).contains(Duration.ofSeconds(20));
        assertThat(heard.get(1).costUsd()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void itsCallsAreLabelledAsItsOwn() {
        List<CallLabels> labels = new ArrayList<>();
        runs.run(ScriptedRuns.set(1), SimpleClient.of(request -> {
                    labels.add(CallLabels.from(Context.current()));
                    return LlmResponse.of("A0");
                }))
                .build()
                .run();

        assertThat(labels).containsExactly(CallLabels.none().feature("llmops.golden"));
    }

    @Test
    void aMatcherWithoutWhatItNeedsIsRefusedAtOnce() {
        GoldenSet similar = new GoldenSet("s", List.of(GoldenCase.of("a", "Q", new SimilarMatch("A", 0.8))));
        assertThatThrownBy(() -> runs.run(similar, runs.client(it -> it)).build())
                .hasMessageContainingAll("Case 'a'", "needs an Embedding");
    }
}
