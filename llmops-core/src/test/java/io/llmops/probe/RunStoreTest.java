package io.llmops.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.probe.match.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {

    @TempDir
    Path directory;

    private static final RunInfo RUN =
            new RunInfo("r1", "geo", "f", "gpt-4o", 2, Instant.parse("2026-11-22T10:00:00Z"));
    private static final RunInfo LATER =
            new RunInfo("r2", "geo", "f", "gpt-4o", 2, Instant.parse("2026-11-23T10:00:00Z"));

    private static CaseResult result(String id, int repeat, boolean correct) {
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
                Optional.of(new Checked(correct, correct ? 1 : 0, OptionalDouble.of(0))),
                Optional.empty());
    }

    private static final CaseResult ERROR = new CaseResult(
            new Trial("b", 0, "fp", List.of(), 1), Optional.empty(), Optional.empty(), Optional.of("rate_limited"));

    private void keepsRuns(RunStore store) {
        store.begin(RUN);
        store.add("r1", result("a", 0, true));
        store.add("r1", ERROR);
        store.begin(RUN);
        store.begin(LATER);

        StoredRun found = store.find("r1").orElseThrow();
        assertThat(found.info()).isEqualTo(RUN);
        assertThat(found.results()).containsExactly(result("a", 0, true), ERROR);
        assertThat(store.find("r3")).isEmpty();
        assertThat(store.runs()).containsExactly(LATER, RUN);
        assertThatThrownBy(() -> store.add("r3", ERROR)).hasMessageContaining("'r3' has not begun");
        assertThat(store.baseline("geo", "gpt-4o-2024-08-06")).isEmpty();
        store.setBaseline("geo", "gpt-4o-2024-08-06", "r1");
        assertThat(store.baseline("geo", "gpt-4o-2024-08-06").orElseThrow().info())
                .isEqualTo(RUN);
        assertThat(store.baseline("geo", "other")).isEmpty();
        assertThatThrownBy(() -> store.setBaseline("geo", "v", "r3")).hasMessageContaining("r3");
    }

    @Test
    void memoryKeepsRuns() {
        keepsRuns(new MemoryRuns());
    }

    @Test
    void filesKeepRunsOverARestart() {
        keepsRuns(new FileRuns(directory));

        FileRuns again = new FileRuns(directory);
        assertThat(again.find("r1").orElseThrow().results()).hasSize(2);
        assertThat(again.baseline("geo", "gpt-4o-2024-08-06")).isPresent();
    }

    @Test
    void aLineThatACrashLeftHalfWrittenCostsOnlyItself() throws IOException {
        FileRuns store = new FileRuns(directory);
        store.begin(RUN);
        Path file = directory.resolve("r1.jsonl");
        Files.writeString(file, "{\"case\":\"a\",\"corr", StandardOpenOption.APPEND);

        store.add("r1", result("b", 0, true));

        assertThat(store.find("r1").orElseThrow().results()).hasSize(1);
        assertThat(RunFile.read(file).badLines()).containsExactly(2);
    }

    @Test
    void anIdCannotLeaveTheDirectory() {
        FileRuns store = new FileRuns(directory);
        assertThatThrownBy(() -> store.find("../x")).hasMessageContaining("../x");
    }

    @Test
    void ofTheSameTrialTheLastResultCounts() {
        StoredRun run = new StoredRun(RUN, List.of(result("a", 0, false), result("a", 1, true), result("a", 0, true)));
        assertThat(run.results()).hasSize(2);
        assertThat(run.shareRight()).isEqualTo(1);
        assertThat(run.modelVersion()).contains("gpt-4o-2024-08-06/fp_1");
    }

    @Test
    void readsLinesThatOthersWrote() throws IOException {
        Path file = Files.writeString(directory.resolve("o.jsonl"), """
                {"case":"a","correct":true,"output":"four","x":1}
                {"case":1,"correct":false}
                {"correct":true}
                """);

        RunFile read = RunFile.read(file);

        assertThat(read.run().results()).hasSize(2);
        assertThat(read.badLines()).containsExactly(3);
        assertThat(read.run().results().get(0).answer().orElseThrow().outputChars())
                .isEqualTo(4);
        assertThat(read.run().shareRight()).isEqualTo(0.5);
        Path none = Files.writeString(directory.resolve("n.jsonl"), "x\n");
        assertThatThrownBy(() -> RunFile.read(none)).hasMessageContaining("'case' and 'correct'");
    }

    @Test
    void memoryHoldsTheLastHundredRunsAndWhatTheyAreComparedWith() {
        MemoryRuns store = new MemoryRuns();
        store.begin(RUN);
        store.setBaseline("geo", "gpt-4o-2024-08-06", "r1");
        for (int i = 0; i < 150; i++) {
            store.begin(new RunInfo("n" + i, "geo", "f", "gpt-4o", 1, Instant.EPOCH.plusSeconds(i)));
            store.add("n" + i, ERROR);
        }
        assertThat(store.runs()).hasSize(100).contains(RUN);
        assertThat(store.find("n50")).isEmpty();
        assertThat(store.find("n51").orElseThrow().results()).containsExactly(ERROR);
        assertThat(store.baseline("geo", "gpt-4o-2024-08-06")).isPresent();
    }
}
