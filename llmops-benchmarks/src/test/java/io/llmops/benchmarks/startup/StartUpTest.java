package io.llmops.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StartUpTest {

    @Test
    void theMiddleOneCounts() {
        assertThat(StartUpTimes.median(List.of(9L, 1L, 5L))).isEqualTo(5);
    }

    @Test
    void classesOfOptionalPartsAreFoundInTheLogOfTheJvm() {
        String log = """
                [0.518s][info][class,load] io.llmops.LlmOps source: file:/core.jar
                [0.519s][info][class,load] io.micrometer.core.instrument.Meter source: file:/micrometer.jar
                [0.520s][info][class,load] java.lang.String source: shared objects file
                """;

        assertThat(StartUp.optionalClasses(log)).containsExactly("io.micrometer.core.instrument.Meter");
    }
}
