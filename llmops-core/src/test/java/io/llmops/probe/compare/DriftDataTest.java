package io.llmops.probe.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.llmops.probe.RunInfo;
import io.llmops.probe.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** On real vendor changes, where the data is there. */
class DriftDataTest {

    private static final Path FOLDER = Path.of("../../shared/data/llmdrift");

    private static Comparison compare(DriftData data, String before, String after) {
        RunInfo info = new RunInfo("r", "s", "", "m", 1, Instant.EPOCH);
        return Comparison.of(
                new StoredRun(info, data.bySnapshot().get(before)),
                new StoredRun(info, data.bySnapshot().get(after)));
    }

    @Test
    void seesWhatTheVendorChangedInBothDirections() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: the development data is not there");
        DriftData primes = DriftData.read(FOLDER, "PRIME_FULL");

        assertThat(compare(primes, "gpt-4-0314", "gpt-4-0613").verdict()).isEqualTo(Verdict.REGRESSED);
        assertThat(compare(primes, "gpt-3.5-turbo-0301", "gpt-3.5-turbo-0613").verdict())
                .isEqualTo(Verdict.IMPROVED);
        assertThat(compare(primes, "gpt-4-0314", "gpt-4-0314").verdict()).isEqualTo(Verdict.NO_CHANGE_SEEN);
    }
}
