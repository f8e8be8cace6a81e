package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.AttachedMeters;
import io.llmops.LlmOps;
import io.llmops.MemoryBackend;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the instruments of a real SDK hold after every kind of call. */
class InstrumentsTest {

    private final MemoryBackend backend = new MemoryBackend();

    @Test
    void everyMetricOfTheCatalogueIsRecordedAsItSays() {
        EveryKindOfCall.happensTo(LlmOps.builder().openTelemetry(backend.otel));

        Map<String, MetricData> metrics = backend.metrics();
        for (Metric metric : Metric.values()) {
            MetricData data = metrics.get(metric.metricName());
            assertThat(data).as(metric.metricName()).isNotNull();
            assertThat(data.getUnit()).isEqualTo(metric.unit());
            assertThat(data.getDescription()).isEqualTo(metric.description());
            assertThat(data.getType()).isEqualTo(type(metric));
            if (data.getType() == MetricDataType.HISTOGRAM) {
                assertThat(data.getHistogramData().getPoints())
                        .allSatisfy(point -> assertThat(point.getBoundaries()).isEqualTo(metric.buckets()));
            }
        }
    }

    private static MetricDataType type(Metric metric) {
        return switch (metric.instrument()) {
            case COUNTER -> MetricDataType.LONG_SUM;
            case DOUBLE_COUNTER -> MetricDataType.DOUBLE_SUM;
            case HISTOGRAM, LONG_HISTOGRAM -> MetricDataType.HISTOGRAM;
        };
    }

    @Test
    void noPointHasAnAttributeThatItsMetricDoesNotDeclare() {
        EveryKindOfCall.happensTo(LlmOps.builder().openTelemetry(backend.otel));

        for (MetricData data : backend.metrics().values()) {
            if (data.getName().startsWith("otel.")) {
                continue; // the SDK on itself
            }
            for (PointData point : data.getData().getPoints()) {
                assertThat(declared(data.getName()))
                        .as(data.getName())
                        .containsAll(point.getAttributes().asMap().keySet());
            }
        }
    }

    private static Set<AttributeKey<?>> declared(String name) {
        Set<AttributeKey<?>> keys = new HashSet<>();
        Arrays.stream(Metric.values())
                .filter(metric -> metric.metricName().equals(name))
                .forEach(metric -> keys.addAll(metric.attributes()));
        return keys;
    }

    @Test
    void legacyTokenUsageIsAHistogramWithOneRecordForEachDirectionOfACall() {
        EveryKindOfCall.happensTo(LlmOps.builder().openTelemetry(backend.otel).naming(Naming.LEGACY));

        List<HistogramPointData> chats = backend.points("gen_ai.client.token.usage").stream()
                .map(HistogramPointData.class::cast)
                .filter(point -> "search".equals(point.getAttributes().get(Attribute.FEATURE)))
                .toList();
        assertThat(chats)
                .extracting(
                        point -> point.getAttributes().get(AttributeKey.stringKey("gen_ai.token.type")),
                        HistogramPointData::getCount,
                        HistogramPointData::getSum)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("input", 1L, 1000.0),
                        org.assertj.core.groups.Tuple.tuple("output", 1L, 200.0));
        assertThat(chats.get(0).getBoundaries())
                .containsExactly(
                        1.0,
                        4.0,
                        16.0,
                        64.0,
                        256.0,
                        1024.0,
                        4096.0,
                        16384.0,
                        65536.0,
                        262144.0,
                        1048576.0,
                        4194304.0,
                        16777216.0,
                        67108864.0);
        assertThat(chats)
                .allSatisfy(point -> assertThat(point.getAttributes().get(Attribute.ERROR_TYPE))
                        .isNull());
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void spansNameTokensWrittenToTheCacheInTheSameShape(Naming naming) {
        EveryKindOfCall.happensTo(LlmOps.builder().openTelemetry(backend.otel).naming(naming));

        SpanData span = backend.spans().get(0);
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.cache_write.input_tokens")))
                .isEqualTo(naming == Naming.LEGACY ? null : 100L);
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.cache_creation.input_tokens")))
                .isEqualTo(naming == Naming.CURRENT ? null : 100L);
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void anExtensionGetsTheCurrentNamesWhateverTheApplicationExports(Naming naming) {
        MemoryBackend watched = new MemoryBackend();

        EveryKindOfCall.happensTo(LlmOps.builder()
                .openTelemetry(backend.otel)
                .naming(naming)
                .with(new AttachedMeters(watched.otel.getMeterProvider())));

        for (Metric metric : Metric.values()) {
            if (metric.shape() != Naming.Shape.LEGACY) {
                assertThat(watched.points(metric.metricName()))
                        .as(metric.metricName())
                        .isNotEmpty();
            }
        }
        assertThat(watched.metrics())
                .doesNotContainKeys("gen_ai.client.token.usage", "gen_ai.client.operation.time_to_first_chunk");
        assertThat(watched.points("gen_ai.client.operation.duration"))
                .allSatisfy(point -> assertThat(point.getAttributes().get(Attribute.OPERATION_NAME))
                        .isEqualTo("embeddings"));
    }

    @ParameterizedTest
    @EnumSource(Naming.class)
    void theSdkHasNothingToSayAboutTheInstruments(Naming naming) {
        List<String> said = new ArrayList<>();
        Handler ear = ear(said);
        Logger logger = Logger.getLogger("io.opentelemetry.sdk.metrics");
        logger.addHandler(ear);
        try {
            EveryKindOfCall.happensTo(
                    LlmOps.builder().openTelemetry(backend.otel).naming(naming));
            assertThat(backend.metrics()).isNotEmpty();
        } finally {
            logger.removeHandler(ear);
        }
        assertThat(said).isEmpty();
    }

    private static Handler ear(List<String> said) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
