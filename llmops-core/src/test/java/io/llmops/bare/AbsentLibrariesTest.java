package io.llmops.bare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core in a process of its own, without the libraries that it can do without. */
class AbsentLibrariesTest {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";
    private static final String SDK = "io.opentelemetry.sdk.OpenTelemetrySdk";

    @TempDir
    private Path files;

    private record Run(String said, String logged) {}

    @Test
    void worksWithoutMicrometer() throws Exception {
        assertThat(run(jar -> !jar.contains("micrometer")).said())
                .contains("recorded 3", "builder 1", MICROMETER + " false", SDK + " true");
    }

    @Test
    void worksWithTheApiOfOpenTelemetryAlone() throws Exception {
        assertThat(run(jar -> !jar.contains("micrometer") && !jar.contains("opentelemetry-sdk"))
                        .said())
                .contains("recorded 3", "builder 1", MICROMETER + " false", SDK + " false");
    }

    @Test
    void worksWithMicrometerAndLogsNoTextOfUsersOrModels() throws Exception {
        Run run = run(jar -> true);

        assertThat(run.said()).contains("recorded 3", MICROMETER + " true");
        assertThat(run.logged())
                .contains("No exporter is attached", "A listener failed with java.lang.IllegalStateException")
                .doesNotContain(BareApplication.SECRET);
    }

    /** Runs the application on a class path of these jars, logging all that there is to log. */
    private Run run(Predicate<String> jars) throws IOException, InterruptedException {
        Path said = files.resolve("out");
        Path logged = files.resolve("err");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                        "-cp",
                        classPath(jars),
                        BareApplication.class.getName(),
                        MICROMETER,
                        SDK))
                .redirectOutput(said.toFile())
                .redirectError(logged.toFile())
                .start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Run(Files.readString(said), Files.readString(logged));
    }

    private static String classPath(Predicate<String> jars) {
        String all = System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", "")
                + File.pathSeparator
                + Path.of("target", "test-classes").toAbsolutePath();
        return Stream.of(all.split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .filter(entry -> jars.test(Path.of(entry).getFileName().toString()))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
