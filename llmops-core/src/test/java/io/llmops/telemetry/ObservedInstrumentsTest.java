package io.llmops.telemetry;

import static io.opentelemetry.sdk.testing.assertj.OpenTelemetryAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.record.Failures;
import io.llmops.telemetry.ObservedMetric.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObservedInstrumentsTest {

    private static final ObservedMetric BUSY =
            new ObservedMetric("hw.gpu.utilization", "1", "How busy", Kind.GAUGE, List.of(Attribute.HW_ID));
    private static final ObservedMetric BYTES =
            new ObservedMetric("hw.gpu.memory.usage", "By", "How full", Kind.UP_DOWN_COUNTER, List.of(Attribute.HW_ID));
    private static final Attributes FIRST = Attributes.of(Attribute.HW_ID, "GPU-1");
    private static final Attributes SECOND = Attributes.of(Attribute.HW_ID, "GPU-2");

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final InMemoryMetricReader other = InMemoryMetricReader.create();
    private final List<String> failed = new ArrayList<>();
    private final Failures failures = new Failures(new Failures.Sink() {
        @Override
        public void failed(String component, String errorType) {
            failed.add(component + " " + errorType);
        }

        @Override
        public void dropped(String queue, long items) {}
    });
    private List<Observation> known = List.of();

    @Test
    void reportsGaugesAsFractionsAndUpDownCountersAsWholeNumbersToEveryProvider() {
        observe(sink(reader), sink(other));
        known = List.of(
                new Observation(BUSY, 0.25, FIRST),
                new Observation(BUSY, 0.5, SECOND),
                new Observation(BYTES, 4095.9, FIRST));

        for (InMemoryMetricReader each : List.of(reader, other)) {
            assertThat(each.collectAllMetrics())
                    .satisfiesExactlyInAnyOrder(
                            metric -> assertThat(metric)
                                    .hasName("hw.gpu.utilization")
                                    .hasUnit("1")
                                    .hasDescription("How busy")
                                    .hasDoubleGaugeSatisfying(gauge -> gauge.hasPointsSatisfying(
                                            point -> point.hasValue(0.25).hasAttributes(FIRST),
                                            point -> point.hasValue(0.5).hasAttributes(SECOND))),
                            metric -> assertThat(metric)
                                    .hasName("hw.gpu.memory.usage")
                                    .hasUnit("By")
                                    .hasLongSumSatisfying(sum -> sum.isNotMonotonic()
                                            .hasPointsSatisfying(point ->
                                                    point.hasValue(4096).hasAttributes(FIRST))));
        }
    }

    @Test
    void reportsNothingOfWhatIsNoLongerKnown() {
        observe(sink(reader));
        known = List.of(new Observation(BUSY, 0.25, FIRST));
        assertThat(reader.collectAllMetrics()).hasSize(1);

        known = List.of();

        assertThat(reader.collectAllMetrics()).isEmpty();
    }

    @Test
    void reportsNothingAfterItsEnd() {
        ObservedInstruments instruments = observe(sink(reader));
        known = List.of(new Observation(BUSY, 0.25, FIRST));

        instruments.close();
        instruments.close();

        assertThat(reader.collectAllMetrics()).isEmpty();
    }

    @Test
    void keepsWhatTheSupplierThrowsAwayFromWhoCollects() {
        new ObservedInstruments(
                List.of(new OpenTelemetryMetrics(provider(reader), Naming.CURRENT)),
                List.of(BUSY),
                () -> {
                    throw new NoClassDefFoundError("gone");
                },
                failures);

        assertThat(reader.collectAllMetrics()).isEmpty();
        assertThat(failed).containsExactly("meter java.lang.NoClassDefFoundError");
    }

    @Test
    void aBrokenSinkCostsTheOthersNothing() {
        MetricSink broken = new BrokenSink();
        observe(broken, sink(reader));
        known = List.of(new Observation(BUSY, 0.25, FIRST));

        assertThat(reader.collectAllMetrics()).hasSize(1);
        assertThat(failed).containsExactly("meter java.lang.IllegalStateException");
    }

    @Test
    void anObservationIsFiniteAndCarriesListedAttributesOnly() {
        assertThatThrownBy(() -> new Observation(BUSY, Double.NaN, FIRST))
                .hasMessageContaining("hw.gpu.utilization")
                .hasMessageContaining("leave out");
        assertThatThrownBy(() -> new Observation(BUSY, 1, Attributes.of(Attribute.HW_NAME, "GPU 0")))
                .hasMessageContaining("hw.name")
                .hasMessageContaining("list it");
    }

    @Test
    void aMetricHasANameAUnitAndEachAttributeOnce() {
        assertThatThrownBy(() -> new ObservedMetric(" ", "1", "", Kind.GAUGE, List.of()))
                .hasMessageContaining("begin with a letter");
        assertThatThrownBy(() -> new ObservedMetric("a", "", "", Kind.GAUGE, List.of()))
                .hasMessageContaining("UCUM");
        assertThatThrownBy(
                        () -> new ObservedMetric("a", "1", "", Kind.GAUGE, List.of(Attribute.HW_ID, Attribute.HW_ID)))
                .hasMessageContaining("twice");
    }

    private ObservedInstruments observe(MetricSink... sinks) {
        return new ObservedInstruments(List.of(sinks), List.of(BUSY, BYTES), () -> known, failures);
    }

    private static MetricSink sink(InMemoryMetricReader reader) {
        return new OpenTelemetryMetrics(provider(reader), Naming.CURRENT);
    }

    private static MeterProvider provider(InMemoryMetricReader reader) {
        return SdkMeterProvider.builder().registerMetricReader(reader).build();
    }

    @Test
    void showsTheSameInMicrometerAndRemovesWhatIsGone() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        ObservedInstruments instruments = observe(MicrometerMetrics.on(registry));
        known = List.of(
                new Observation(BUSY, 0.25, FIRST),
                new Observation(BUSY, 0.5, SECOND),
                new Observation(BYTES, 4095.9, FIRST));
        instruments.refresh();
        assertThat(registry.get("hw.gpu.memory.usage").gauge().value()).isEqualTo(4096);
        assertThat(registry.get("hw.gpu.utilization")
                        .tag("hw.id", "GPU-2")
                        .gauge()
                        .value())
                .isEqualTo(0.5);

        known = List.of(new Observation(BUSY, 0.75, FIRST));
        instruments.refresh();

        assertThat(registry.get("hw.gpu.utilization").gauges()).singleElement().satisfies(gauge -> {
            assertThat(gauge.getId().getTag("hw.id")).isEqualTo("GPU-1");
            assertThat(gauge.value()).isEqualTo(0.75);
        });
        instruments.close();
        assertThat(registry.find("hw.gpu.utilization").gauges()).isEmpty();
    }
}
