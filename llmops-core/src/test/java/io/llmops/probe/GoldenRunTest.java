package io.llmops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.llmops.call.CallLabels;
import io.llmops.call.Choice;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import io.llmops.client.LlmClient;
import io.llmops.client.SimpleClient;
import io.llmops.probe.match.NormalisedMatch;
import io.llmops.probe.match.RegexMatch;
import io.llmops.probe.match.SimilarMatch;
import io.llmops.record.TimeSource;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GoldenRunTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Clock clock = new Clock();

    /** Goes on when somebody waits. */
    private static final class Clock implements TimeSource, Pause {
        private final AtomicLong nanos = new AtomicLong();
        private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());

        @Override
        public Instant now() {
            return Instant.EPOCH.plusNanos(nanos.get());
        }

        @Override
        public long nanos() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration wait) {
            waits.add(wait);
            nanos.addAndGet(wait.toNanos());
        }
    }

    private static GoldenSet set(int cases) {
        return new GoldenSet(
                "numbers",
                IntStream.range(0, cases)
                        .mapToObj(i -> GoldenCase.of("c" + i, "Q" + i, new NormalisedMatch("A" + i)))
                        .toList());
    }

    private LlmClient client(Function<String, String> model) {
        return SimpleClient.of(request -> {
            String question = question(request);
            asked.add(question);
            return LlmResponse.builder()
                    .model("gpt-4o-2024-08-06")
                    .choice(Choice.of(model.apply(question)))
                    .usage(Usage.of(0, 10_000)) // ten cents at ten dollars a million
                    .build();
        });
    }

    private static String question(LlmRequest request) {
        return request.passages().get(request.passages().size() - 1).text();
    }

    private GoldenRunBuilder run(GoldenSet set, LlmClient client) {
        return GoldenRun.builder(set, client, "gpt-4o").timeSource(clock).pause(clock);
    }

    private static String right(String question) {
        return question.replace('Q', 'A');
    }

    @Test
    void asksEveryCaseAndSaysHowManyAreRight() {
        RunReport report = run(set(4), client(it -> it.equals("Q3") ? "no" : right(it)))
                .build()
                .run();

        assertThat(report.isComplete()).isTrue();
        assertThat(report.run().shareRight()).isEqualTo(0.75);
        assertThat(asked).containsExactly("Q0", "Q1", "Q2", "Q3");
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
        RunReport report =
                run(set(2), client(GoldenRunTest::right)).repeats(2).build().run();

        assertThat(asked).containsExactly("Q0", "Q1", "Q0", "Q1");
        assertThat(report.run().cases().get("c0").graded()).isEqualTo(2);
    }

    @Test
    void keepsOutputsOnlyWhenAsked() {
        RunReport report =
                run(set(1), client(GoldenRunTest::right)).keepOutputs().build().run();

        assertThat(report.run().results().get(0).answer().orElseThrow().output())
                .contains("A0");
    }

    @Test
    void staysWithinItsBudget() {
        RunReport report = run(set(20), client(GoldenRunTest::right))
                .budgetUsd(0.55)
                .build()
                .run();

        assertThat(report.stopped()).isEqualTo(StopReason.BUDGET);
        assertThat(asked).hasSize(5);
        assertThat(report.run().costUsd()).isLessThanOrEqualTo(0.55);
    }

    @Test
    void staysWithinItsBudgetWithManyThreads() {
        for (int round = 0; round < 20; round++) {
            asked.clear();
            RunReport report = run(set(40), client(GoldenRunTest::right))
                    .budgetUsd(0.75)
                    .concurrency(8)
                    .build()
                    .run();
            assertThat(report.run().costUsd()).isLessThanOrEqualTo(0.75);
            assertThat(asked).hasSize(7);
        }
    }

    @Test
    void aBudgetNeedsAPrice() {
        assertThatThrownBy(() -> GoldenRun.builder(set(1), client(it -> it), "our-own-model")
                        .budgetUsd(1)
                        .build())
                .hasMessageContainingAll("our-own-model", "tariff");
    }

    @Test
    void goesOnWhereItEnded() {
        MemoryRuns store = new MemoryRuns();
        LlmClient client = client(GoldenRunTest::right);
        run(set(6), client).budgetUsd(0.35).store(store, "r").build().run();
        assertThat(asked).containsExactly("Q0", "Q1", "Q2");

        RunReport report = run(set(6), client).store(store, "r").build().run();

        assertThat(asked).containsExactly("Q0", "Q1", "Q2", "Q3", "Q4", "Q5");
        assertThat(report.isComplete()).isTrue();
        assertThat(report.run().results()).hasSize(6);
        assertThat(store.find("r").orElseThrow().results()).hasSize(6);
    }

    @Test
    void asksAgainWhatFailedOrChanged() {
        MemoryRuns store = new MemoryRuns();
        run(set(3), client(it -> {
                    if (it.equals("Q1")) {
                        throw new LlmException("content_filter", 400, "no", Optional.empty());
                    }
                    return right(it);
                }))
                .store(store, "r")
                .build()
                .run();
        asked.clear();
        GoldenSet changed = new GoldenSet(
                "numbers",
                List.of(
                        GoldenCase.of("c0", "Q0", new NormalisedMatch("A0")),
                        GoldenCase.of("c1", "Q1", new NormalisedMatch("A1")),
                        GoldenCase.of("c2", "Q9", new NormalisedMatch("A9"))));

        RunReport report = run(changed, client(GoldenRunTest::right))
                .store(store, "r")
                .build()
                .run();

        assertThat(asked).containsExactly("Q1", "Q9");
        assertThat(report.run().shareRight()).isEqualTo(1);
    }

    @Test
    void doesNotGoOnWithAnotherModel() {
        MemoryRuns store = new MemoryRuns();
        run(set(1), client(it -> it)).store(store, "r").build().run();

        GoldenRun other = GoldenRun.builder(set(1), client(it -> it), "gpt-4o-mini")
                .store(store, "r")
                .build();

        assertThatThrownBy(other::run).hasMessageContainingAll("gpt-4o-mini", "choose another id");
    }

    @Test
    void errorsAreTriedAgainAndCountedApart() {
        AtomicInteger calls = new AtomicInteger();
        RunReport report = run(set(2), client(it -> {
                    if (it.equals("Q0") && calls.incrementAndGet() < 3) {
                        throw new LlmException("rate_limit", 429, "slow down", Optional.of(Duration.ofSeconds(7)));
                    }
                    if (it.equals("Q1")) {
                        throw new LlmException("server_error", 500, "oops", Optional.empty());
                    }
                    return right(it);
                }))
                .build()
                .run();

        assertThat(asked).containsExactly("Q0", "Q0", "Q0", "Q1", "Q1", "Q1");
        assertThat(clock.waits.subList(0, 2)).containsOnly(Duration.ofSeconds(7));
        assertThat(clock.waits.get(2).toMillis()).isBetween(400L, 600L);
        assertThat(report.run().errors()).isEqualTo(1);
        assertThat(report.run().shareRight()).isEqualTo(1);
        assertThat(report.run().results().get(1).errorType()).contains("server_error");
    }

    @Test
    void hopelessErrorsAreNotTriedAgainAndEndARunThatOnlyFails() {
        RunReport report = run(set(50), client(it -> {
                    throw new LlmException("invalid_api_key", 401, "no", Optional.empty());
                }))
                .build()
                .run();

        assertThat(report.stopped()).isEqualTo(StopReason.FAILING);
        assertThat(asked).hasSize(10);
    }

    @Test
    void aCheckThatFailsIsNoWrongAnswer() {
        GoldenSet slow = new GoldenSet(
                "slow", List.of(GoldenCase.of("a", "Q", new RegexMatch("a*".repeat(9) + "b", false, true))));

        RunReport report = run(slow, client(it -> "a".repeat(200))).build().run();

        assertThat(report.run().errors()).isEqualTo(1);
        assertThat(report.run().results().get(0).errorType()).contains("regex_too_slow");
        assertThat(report.run().results().get(0).answer()).isPresent();
    }

    @Test
    void keepsToARate() {
        run(set(5), client(GoldenRunTest::right)).perSecond(2).build().run();

        assertThat(clock.nanos()).isEqualTo(2_000_000_000L);
    }

    @Test
    void asksAtTheSameTimeWhereItMay() {
        CyclicBarrier together = new CyclicBarrier(4);
        RunReport report = run(set(8), client(it -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return right(it);
                }))
                .concurrency(4)
                .build()
                .run();

        assertThat(report.run().shareRight()).isEqualTo(1);
    }

    @Test
    void endsAtItsTimeLimitThoughACallHangs() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        RunReport report = run(set(3), client(it -> {
                    clock.sleep(Duration.ofMinutes(1));
                    if (it.equals("Q1")) {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(e);
                        }
                    }
                    return right(it);
                }))
                .timeLimit(Duration.ofSeconds(90))
                .build()
                .run();

        assertThat(report.stopped()).isEqualTo(StopReason.TIME_LIMIT);
        assertThat(report.run().results()).hasSize(1);
    }

    @Test
    void tellsHowFarItHasComeAndSurvivesItsListener() {
        List<Progress> heard = new ArrayList<>();
        RunReport report = run(set(4), client(it -> {
                    clock.sleep(Duration.ofSeconds(10));
                    return right(it);
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
        GoldenRun run = run(set(10), client(it -> it)).store(broken).build();

        assertThatThrownBy(run::run).hasMessage("disk full");
        assertThat(asked).hasSize(1);
    }

    @Test
    void itsCallsAreLabelledAsItsOwn() {
        List<CallLabels> labels = new ArrayList<>();
        run(set(1), SimpleClient.of(request -> {
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
        assertThatThrownBy(() -> run(similar, client(it -> it)).build())
                .hasMessageContainingAll("Case 'a'", "needs an Embedding");
    }
}
