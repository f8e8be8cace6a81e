package io.llmops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.call.LlmException;
import io.llmops.client.LlmClient;
import io.llmops.probe.match.NormalisedMatch;
import io.llmops.probe.match.RegexMatch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run does when something goes wrong, and how it goes on. */
@Timeout(60)
class GoldenRunTroubleTest {

    private final ScriptedRuns runs = new ScriptedRuns();

    @Test
    void goesOnWhereItEnded() {
        MemoryRuns store = new MemoryRuns();
        LlmClient client = runs.client(ScriptedRuns::right);
        runs.run(ScriptedRuns.set(6), client)
                .budgetUsd(0.35)
                .store(store, "r")
                .build()
                .run();
        assertThat(runs.asked).containsExactly("Q0", "Q1", "Q2");

        RunReport report =
                runs.run(ScriptedRuns.set(6), client).store(store, "r").build().run();

        assertThat(runs.asked).containsExactly("Q0", "Q1", "Q2", "Q3", "Q4", "Q5");
        assertThat(report.isComplete()).isTrue();
        assertThat(report.run().results()).hasSize(6);
        assertThat(store.find("r").orElseThrow().results()).hasSize(6);
    }

    @Test
    void asksAgainWhatFailedOrChanged() {
        MemoryRuns store = new MemoryRuns();
        runs.run(ScriptedRuns.set(3), runs.client(it -> {
                    if (it.equals("Q1")) {
                        throw new LlmException("content_filter", 400, "no", Optional.empty());
                    }
                    return ScriptedRuns.right(it);
                }))
                .store(store, "r")
                .build()
                .run();
        runs.asked.clear();
        GoldenSet changed = new GoldenSet(
                "numbers",
                List.of(
                        GoldenCase.of("c0", "Q0", new NormalisedMatch("A0")),
                        GoldenCase.of("c1", "Q1", new NormalisedMatch("A1")),
                        GoldenCase.of("c2", "Q9", new NormalisedMatch("A9"))));

        RunReport report = runs.run(changed, runs.client(ScriptedRuns::right))
                .store(store, "r")
                .build()
                .run();

        assertThat(runs.asked).containsExactly("Q1", "Q9");
        assertThat(report.run().shareRight()).isEqualTo(1);
    }

    @Test
    void doesNotGoOnWithAnotherModel() {
        MemoryRuns store = new MemoryRuns();
        runs.run(ScriptedRuns.set(1), runs.client(it -> it))
                .store(store, "r")
                .build()
                .run();

        GoldenRun other = GoldenRun.builder(ScriptedRuns.set(1), runs.client(it -> it), "gpt-4o-mini")
                .store(store, "r")
                .build();

        assertThatThrownBy(other::run).hasMessageContainingAll("gpt-4o-mini", "choose another id");
    }

    @Test
    void errorsAreTriedAgainAndCountedApart() {
        AtomicInteger calls = new AtomicInteger();
        RunReport report = runs.run(ScriptedRuns.set(2), runs.client(it -> {
                    if (it.equals("Q0") && calls.incrementAndGet() < 3) {
                        throw new LlmException("rate_limit", 429, "slow down", Optional.of(Duration.ofSeconds(7)));
                    }
                    if (it.equals("Q1")) {
                        throw new LlmException("server_error", 500, "oops", Optional.empty());
                    }
                    return ScriptedRuns.right(it);
                }))
                .build()
                .run();

        assertThat(runs.asked).containsExactly("Q0", "Q0", "Q0", "Q1", "Q1", "Q1");
        assertThat(runs.clock.waits.subList(0, 2)).containsOnly(Duration.ofSeconds(7));
        assertThat(runs.clock.waits.get(2).toMillis()).isBetween(400L, 600L);
        assertThat(report.run().errors()).isEqualTo(1);
        assertThat(report.run().shareRight()).isEqualTo(1);
        assertThat(report.run().results().get(1).errorType()).contains("server_error");
    }

    @Test
    void hopelessErrorsAreNotTriedAgainAndEndARunThatOnlyFails() {
        RunReport report = runs.run(ScriptedRuns.set(50), runs.client(it -> {
                    throw new LlmException("invalid_api_key", 401, "no", Optional.empty());
                }))
                .build()
                .run();

        assertThat(report.stopped()).isEqualTo(StopReason.FAILING);
        assertThat(runs.asked).hasSize(10);
    }

    @Test
    void aCheckThatFailsIsNoWrongAnswer() {
        GoldenSet slow = new GoldenSet(
                "slow", List.of(GoldenCase.of("a", "Q", new RegexMatch("a*".repeat(9) + "b", false, true))));

        RunReport report =
                runs.run(slow, runs.client(it -> "a".repeat(200))).build().run();

        assertThat(report.run().errors()).isEqualTo(1);
        assertThat(report.run().results().get(0).errorType()).contains("regex_too_slow");
        assertThat(report.run().results().get(0).answer()).isPresent();
    }

    @Test
    void endsAtItsTimeLimitThoughACallHangs() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        RunReport report = runs.run(ScriptedRuns.set(3), runs.client(it -> {
                    runs.clock.sleep(Duration.ofMinutes(1));
                    if (it.equals("Q1")) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(e);
                        }
                    }
                    return ScriptedRuns.right(it);
                }))
                .timeLimit(Duration.ofSeconds(90))
                .build()
                .run();

        assertThat(report.stopped()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(report.run().results()).hasSize(1);
    }

    @Test
    void aStoreThatFailsEndsTheRun() {
        RunStore broken = new RunStore() {
            private final MemoryRuns memory = new MemoryRuns();

            @Override
            public void begin(RunInfo run) {
                memory.begin(run);
            }

            @Override
            public void add(String runId, CaseResult result) {
                throw new IllegalStateException("disk full");
            }

            @Override
            public Optional<StoredRun> find(String runId) {
                return memory.find(runId);
            }

            @Override
            public List<RunInfo> runs() {
                return memory.runs();
            }

            @Override
            public void setBaseline(String set, String modelVersion, String runId) {}

            @Override
            public Optional<StoredRun> baseline(String set, String modelVersion) {
                return Optional.empty();
            }
        };
        GoldenRun run = runs.run(ScriptedRuns.set(10), runs.client(it -> it))
                .store(broken)
                .build();

        assertThatThrownBy(run::run).hasMessage("disk full");
        assertThat(runs.asked).hasSize(1);
    }
}
