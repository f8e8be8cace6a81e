package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Runbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbooksTest {

    @TempDir
    private Path folder;

    static List<Monitor> monitors() {
        return Stream.concat(MonitorPacks.standard().stream(), Stream.of(MonitorPacks.dailyBudget(100)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("monitors")
    void everyMonitorOfThePackHasOne(Monitor monitor) throws IOException {
        Runbook runbook = monitor.runbook();

        assertThat(runbook).isEqualTo(Runbooks.shipped(monitor.name()));
        assertThat(runbook.title()).isNotBlank();
        assertThat(runbook.steps())
                .hasSizeBetween(3, 5)
                .allSatisfy(it -> assertThat(it).hasSizeLessThan(250));
        assertThat(Files.readString(Path.of("../docs/runbooks/" + monitor.name() + ".md")))
                .as("published in the docs")
                .isEqualTo(Files.readString(
                        Path.of("src/main/resources/io/llmops/alerting/runbooks/" + monitor.name() + ".md")));
    }

    @Test
    void whatStandsInAFolderTakesTheirPlace() throws IOException {
        Files.writeString(folder.resolve("error-rate.md"), "# Ours\n\n- Call Ann\n");
        List<Monitor> monitors = new Runbooks(Optional.of(folder)).over(MonitorPacks.standard());

        assertThat(monitors).hasSameSizeAs(MonitorPacks.standard());
        assertThat(monitors.get(0).runbook()).isEqualTo(Runbook.of("Ours", "Call Ann"));
        assertThat(monitors.get(1)).isEqualTo(MonitorPacks.standard().get(1));
        assertThat(Alerting.builder().runbooks(folder).build().monitors().get(0).runbook())
                .isEqualTo(Runbook.of("Ours", "Call Ann"));
    }

    @Test
    void aFolderThatIsNoneAndARunbookWithoutStepsAreRefused() throws IOException {
        assertThatThrownBy(() -> new Runbooks(Optional.of(folder.resolve("absent"))))
                .hasMessageContaining("is no folder");
        Files.writeString(folder.resolve("error-rate.md"), "# Ours\n");
        Runbooks runbooks = new Runbooks(Optional.of(folder));
        assertThatThrownBy(() -> runbooks.over(MonitorPacks.standard())).hasMessageContaining("has no steps");
    }
}
