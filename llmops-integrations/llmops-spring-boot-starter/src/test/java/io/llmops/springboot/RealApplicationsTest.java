package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.springboot.apps.ParcelShop;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Applications in processes of their own, on class paths where something is really missing. */
class RealApplicationsTest {

    private static final String MICROMETER =
            "micrometer-(core|registry|jakarta9|tracing).*|spring-boot-(starter-)?micrometer-.*|spring-boot-(starter-)?actuator.*";
    private static final String SDK = "opentelemetry-(sdk|exporter|extension).*|spring-boot-(starter-)?opentelemetry.*"
            + "|micrometer-(registry-otlp|tracing).*|spring-boot-micrometer-tracing.*";
    private static final String OPTIONAL =
            "langchain4j.*|anthropic-java.*|spring-ai.*|reactor-.*|reactive-streams.*|hibernate-validator.*|jakarta.validation.*|spring-boot-.*validation.*";

    private static final String CALLS = "calls: [gpt-4o-mini, desk, support, echo]";

    private static String run(String without) throws IOException, InterruptedException {
        Pattern left = Pattern.compile(without);
        return Processes.run(
                path -> !left.matcher(path.getFileName().toString()).matches(),
                List.of(),
                ParcelShop.class.getName(),
                List.of());
    }

    @Test
    void withoutOpenTelemetryAndMicrometerTheLogTellsThatNothingIsExported() throws Exception {
        assertThat(run(MICROMETER + "|" + SDK + "|" + OPTIONAL))
                .contains("answer: It comes on Friday.", CALLS)
                .contains("No exporter is attached")
                .doesNotContain("in Micrometer")
                .doesNotContain("in OpenTelemetry")
                .doesNotContain("not eligible for getting processed");
    }

    @Test
    void withMicrometerAlone() throws Exception {
        assertThat(run(SDK))
                .contains("answer: It comes on Friday.", CALLS)
                .contains("in Micrometer: 4")
                .doesNotContain("in OpenTelemetry")
                .doesNotContain("not eligible for getting processed");
    }

    @Test
    void withOpenTelemetryAlone() throws Exception {
        assertThat(run(MICROMETER))
                .contains("answer: It comes on Friday.", CALLS)
                .contains("in OpenTelemetry: 1")
                .doesNotContain("in Micrometer")
                .doesNotContain("not eligible for getting processed");
    }

    @Test
    void withBothNothingIsExportedTwice() throws Exception {
        assertThat(run("nothing"))
                .contains("answer: It comes on Friday.", CALLS)
                .contains("in OpenTelemetry: 1")
                .contains("in Micrometer: 0")
                .doesNotContain("not eligible for getting processed");
    }
}
