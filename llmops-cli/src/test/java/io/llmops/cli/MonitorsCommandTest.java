package io.llmops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.monitor.file.MonitorFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MonitorsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void tellsTheMonitorsOfAFileInWords() throws IOException {
        Path file = folder.resolve("monitors.yaml");
        Files.writeString(file, """
                include: standard
                monitors:
                  - {name: slow-chunks, enabled: false}
                  - name: dear
                    summary: Calls cost too much
                    when: {threshold: {value: {sum: llmops.cost, over: 1h}, above: 20}}
                maintenance:
                  - {reason: the index is rebuilt, once: {from: 2026-01-01T00:00:00Z, until: 2026-01-02T00:00:00Z}}
                """);

        assertThat(run("monitors", file.toString())).isZero();

        assertThat(out.toString())
                .contains("error-rate (error): ")
                .contains("dear (warning): sum of llmops.cost over 1h above 20")
                .contains("Calls cost too much")
                .contains("not told of *: the index is rebuilt")
                .doesNotContain("slow-chunks");
    }

    @Test
    void aFileThatIsWrongSaysWhereAndHowToPutItRight() throws IOException {
        Path file = folder.resolve("monitors.yaml");
        Files.writeString(file, "monitors:\n  - name: a\n    when: {treshold: {}}\n");

        assertThat(run("monitors", file.toString())).isEqualTo(2);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith(file + ":3:").contains("is no condition; did you mean 'threshold'?");
    }

    @Test
    void aFileThatIsNotThereIsNoStackTrace() {
        assertThat(run("monitors", folder.resolve("none.yaml").toString())).isEqualTo(1);

        assertThat(err.toString()).startsWith("Cannot read ").contains("none.yaml");
    }

    @Test
    void writesTheStandardPackAsAFile() {
        assertThat(run("monitors", "--write", "yaml")).isZero();
        assertThat(MonitorFile.parse("out.yaml", out.toString(), Map.of()).monitors())
                .isEqualTo(MonitorPacks.standard());

        out.getBuffer().setLength(0);
        assertThat(run("monitors", "--write", "json")).isZero();
        assertThat(MonitorFile.parse("out.json", out.toString(), Map.of()).monitors())
                .isEqualTo(MonitorPacks.standard());
    }

    @Test
    void writesTheSchemaForEditors() {
        assertThat(run("monitors", "--schema")).isZero();

        assertThat(out.toString()).isEqualTo(MonitorFile.schema());
    }

    private int run(String... args) {
        CommandLine command = LlmOpsCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
