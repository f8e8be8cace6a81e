package io.llmops.resource;

import static io.llmops.resource.ResourceMetrics.GPU_MEMORY_LIMIT;
import static io.llmops.resource.ResourceMetrics.GPU_MEMORY_USAGE;
import static io.llmops.resource.ResourceMetrics.GPU_MEMORY_UTILIZATION;
import static io.llmops.resource.ResourceMetrics.GPU_UTILIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NvidiaSmiOutputTest {

    private static final String GPU = "GPU-5b1c3f0e-9a52-4d27-8f0b-6f2f1f7f000";
    private static final double MIB = 1_048_576;

    @Test
    void readsEveryGpuInBytesAndRatios() throws Exception {
        List<Observation> found = NvidiaSmiOutput.parse(Recorded.text("nvidia-smi-two-gpus.csv"));

        assertThat(Recorded.of(found, GPU_UTILIZATION, Attribute.HW_ID))
                .containsExactly(entry(GPU + "1", 0.97), entry(GPU + "2", 0.0));
        assertThat(Recorded.of(found, GPU_MEMORY_USAGE, Attribute.HW_ID))
                .containsExactly(entry(GPU + "1", 74512 * MIB), entry(GPU + "2", 4 * MIB));
        assertThat(Recorded.of(found, GPU_MEMORY_LIMIT, Attribute.HW_ID))
                .containsExactly(entry(GPU + "1", 81920 * MIB), entry(GPU + "2", 81920 * MIB));
        assertThat(Recorded.of(found, GPU_MEMORY_UTILIZATION, Attribute.HW_ID))
                .containsEntry(GPU + "1", 74512.0 / 81920);
        assertThat(found.get(0).attributes())
                .isEqualTo(Attributes.builder()
                        .put("hw.id", GPU + "1")
                        .put("hw.name", "GPU 0")
                        .put("hw.model", "NVIDIA A100-SXM4-80GB")
                        .put("hw.vendor", "NVIDIA")
                        .put("hw.gpu.task", "general")
                        .build());
    }

    @Test
    void whatIsNotAvailableGivesNoObservation() throws Exception {
        List<Observation> found = NvidiaSmiOutput.parse(Recorded.text("nvidia-smi-not-available.csv"));

        assertThat(Recorded.of(found, GPU_UTILIZATION, Attribute.HW_ID)).containsExactly(entry(GPU + "4", 0.12));
        assertThat(Recorded.of(found, GPU_MEMORY_USAGE, Attribute.HW_ID))
                .containsExactly(entry(GPU + "3", 19968 * MIB), entry(GPU + "5", 0.0));
        assertThat(Recorded.of(found, GPU_MEMORY_UTILIZATION, Attribute.HW_ID)).containsOnlyKeys(GPU + "3", GPU + "5");
        assertThat(found).noneMatch(it -> it.attributes().get(Attribute.HW_ID).contains("lost"));
    }

    @Test
    void readsNamesWithCommas() throws Exception {
        List<Observation> found = NvidiaSmiOutput.parse("0, GPU-1, Quadro, the \"old\", one, 5, 1, 2\n");

        assertThat(found)
                .hasSize(4)
                .allSatisfy(it ->
                        assertThat(it.attributes().get(Attribute.HW_MODEL)).isEqualTo("Quadro, the \"old\", one"));
    }

    @Test
    void doesNotDependOnTheLocale() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            List<Observation> found = NvidiaSmiOutput.parse("1, GPU-1, A, 50, 1, 2\r\n");
            assertThat(found.get(0).value()).isEqualTo(0.5);
            assertThat(found.get(0).attributes().get(Attribute.HW_NAME)).isEqualTo("GPU 1");
            assertThatThrownBy(() -> NvidiaSmiOutput.parse("0, GPU-1, A, \u0665\u0660, 1, 2\n"))
                    .hasMessageContaining("column 4");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0, GPU-1, A, 50 %, 1, 2;             line 2, column 4 (utilization.gpu): expected a whole number",
                "0, GPU-1, A, 101, 1, 2;              line 2, column 4 (utilization.gpu): expected a percentage",
                "0, GPU-1, A, 50, -1, 2;              line 2, column 5 (memory.used)",
                "0, GPU-1, A, 50, 1, 2 MiB;           line 2, column 6 (memory.total)",
                "0, GPU-1, A, 50, 1, 99999999999;     line 2, column 6 (memory.total)",
                "x, GPU-1, A, 50, 1, 2;               line 2, column 1 (index)",
                "0, , A, 50, 1, 2;                    line 2, column 2 (uuid)",
                "0, GPU-1, A, 50;                     line 2: expected the 6 fields",
                "NVIDIA-SMI has failed;               line 2: expected the 6 fields"
            })
    void saysWhichLineAndColumnIsMalformed(String line, String message) {
        assertThatThrownBy(() -> NvidiaSmiOutput.parse("0, GPU-0, A, 50, 1, 2\n" + line + "\n"))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining(message);
    }

    @Test
    void quotesOnlyTheBeginningOfWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> NvidiaSmiOutput.parse("0, GPU-1, A, " + "x".repeat(5000) + ", 1, 2"))
                .satisfies(it -> assertThat(it.getMessage()).hasSizeLessThan(200));
    }
}
