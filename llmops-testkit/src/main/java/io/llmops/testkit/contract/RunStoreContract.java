package io.llmops.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.probe.AnswerFacts;
import io.llmops.probe.CaseResult;
import io.llmops.probe.RunInfo;
import io.llmops.probe.RunStore;
import io.llmops.probe.StoredRun;
import io.llmops.probe.Trial;
import io.llmops.probe.match.Checked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of golden runs promises: what it has accepted is there for whoever asks next, whatever the texts. */
public abstract class RunStoreContract {

    private static final RunInfo RUN = run("r1", "geo", "2026-11-22T10:00:00Z");
    private static final RunInfo LATER = run("r2", "geo", "2026-11-23T10:00:00Z");
    private static final String VERSION = "gpt-4o-2024-08-06/fp_1";
    private static final CaseResult ERROR = new CaseResult(
            new Trial("b", 0, "fp", List.of(), 1), Optional.empty(), Optional.empty(), Optional.of("rate_limited"));

    private RunStore store;

    /** For subclasses. */
    @SuppressWarnings("NullAway.Init") // begin() makes it
    protected RunStoreContract() {}

    /** A store without runs. */
    protected abstract RunStore empty() throws Exception;

    /** The same store in a later process; one that does not outlive its process gives the very same. */
    protected abstract RunStore later(RunStore earlier) throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = empty();
    }

    @Test
    void knowsNoRunsAtFirst() {
        assertThat(store.runs()).isEmpty();
        assertThat(store.find("r1")).isEmpty();
        assertThat(store.baseline("geo", VERSION)).isEmpty();
    }

    @Test
    void keepsRunsAndResultsForWhoeverAsksNext() throws Exception {
        store.begin(RUN);
        store.add("r1", right("a", 0));
        store.add("r1", ERROR);
        store.begin(LATER);

        for (RunStore each : List.of(store, later(store))) {
            StoredRun found = each.find("r1").orElseThrow();
            assertThat(found.info()).isEqualTo(RUN);
            assertThat(found.results()).containsExactly(right("a", 0), ERROR);
            assertThat(found.modelVersion()).contains(VERSION);
            assertThat(each.find("r2").orElseThrow().results()).isEmpty();
            assertThat(each.runs()).as("the newest first").containsExactly(LATER, RUN);
        }
    }

    @Test
    void aRunThatGoesOnKeepsItsResults() throws Exception {
        store.begin(RUN);
        store.add("r1", right("a", 0));

        RunStore later = later(store);
        later.begin(RUN);
        later.add("r1", right("a", 1));

        assertThat(later.find("r1").orElseThrow().results()).containsExactly(right("a", 0), right("a", 1));
    }

    @Test
    void ofTheSameTrialTheLastResultCounts() {
        store.begin(RUN);
        store.add("r1", ERROR);
        store.add("r1", right("b", 0));

        assertThat(store.find("r1").orElseThrow().results()).containsExactly(right("b", 0));
    }

    @Test
    void aResultNeedsARunThatHasBegun() {
        assertThatThrownBy(() -> store.add("r3", ERROR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'r3' has not begun");
    }

    @Test
    void aBaselineIsOfOneSetAndOneVersionUntilAnotherTakesItsPlace() throws Exception {
        store.begin(RUN);
        store.begin(LATER);
        store.setBaseline("geo", VERSION, "r1");
        assertThat(store.baseline("geo", "other")).isEmpty();
        assertThat(store.baseline("policy", VERSION)).isEmpty();
        assertThat(store.baseline("geo", VERSION).orElseThrow().info()).isEqualTo(RUN);

        store.setBaseline("geo", VERSION, "r2");

        assertThatThrownBy(() -> store.setBaseline("geo", VERSION, "r3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r3");
        assertThat(later(store).baseline("geo", VERSION).orElseThrow().info()).isEqualTo(LATER);
    }

    @Test
    void textsOfEveryKindAreKept() throws Exception {
        String hostile = "\u0000 \uD83D\uDE00 \u05D0 '; DROP TABLE x; -- \n\t\"\\ ?";
        RunInfo run = run("r1", "set " + hostile, "2026-11-22T10:00:00Z");
        CaseResult result = new CaseResult(
                new Trial(hostile, 0, "fp", List.of(hostile), 0.5),
                Optional.of(new AnswerFacts(
                        hostile.length(),
                        OptionalLong.empty(),
                        1.5,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(hostile))),
                Optional.of(new Checked(false, 0.25, OptionalDouble.empty())),
                Optional.empty());
        store.begin(run);
        store.add("r1", result);

        RunStore later = later(store);
        assertThat(later.runs()).containsExactly(run);
        assertThat(later.find("r1").orElseThrow().results()).containsExactly(result);
    }

    @Test
    void longTextsAndLoneHalvesOfCharactersDoNoHarm() {
        store.begin(run("r1", "s".repeat(5_000), "2026-11-22T10:00:00Z"));
        store.add("r1", right("\uD83D" + "x".repeat(5_000), 0));

        assertThat(store.find("r1").orElseThrow().results()).hasSize(1);
        store.setBaseline("s".repeat(5_000), "v".repeat(5_000), "r1");
        assertThat(store.baseline("s".repeat(5_000), "v".repeat(5_000))).isPresent();
    }

    @Test
    void manyMayWriteAtOnce() throws Exception {
        store.begin(RUN);
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            String name = "w" + writer;
            writers.add(new Thread(() -> IntStream.range(0, 25).forEach(i -> store.add("r1", right(name, i)))));
        }
        writers.forEach(Thread::start);
        for (Thread each : writers) {
            each.join();
        }

        assertThat(store.find("r1").orElseThrow().results()).hasSize(100);
    }

    private static RunInfo run(String id, String set, String startedAt) {
        return new RunInfo(id, set, "f", "gpt-4o", 2, Instant.parse(startedAt));
    }

    private static CaseResult right(String id, int repeat) {
        return new CaseResult(
                new Trial(id, repeat, "fp", List.of("geo"), 2),
                Optional.of(new AnswerFacts(
                        12,
                        OptionalLong.of(3),
                        512.5,
                        OptionalDouble.of(0.001),
                        Optional.of("gpt-4o-2024-08-06"),
                        Optional.of("fp_1"),
                        Optional.empty())),
                Optional.of(new Checked(true, 1, OptionalDouble.of(0))),
                Optional.empty());
    }
}
