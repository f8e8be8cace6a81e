package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about metrics says what the code does. {@code mvn … -Dllmops.docs=write} writes it anew. */
class MetricsPageTest {

    private static final Path PAGE = Path.of("../docs/metrics.md");

    @Test
    void isWhatTheCatalogueSays() throws IOException {
        String page = new MetricsPage().write();
        if ("write".equals(System.getProperty("llmops.docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "docs/metrics.md; to write it anew: mvn -pl llmops-core test -Dtest=MetricsPageTest -Dllmops.docs=write")
                .isEqualTo(page);
    }
}
