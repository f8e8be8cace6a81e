package io.llmops;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a backend would get of an application: metrics, spans and events of a real SDK, kept in memory. */
public final class MemoryBackend {

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryLogRecordExporter logs = InMemoryLogRecordExporter.create();

    public final OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setLoggerProvider(SdkLoggerProvider.builder()
                    .addLogRecordProcessor(SimpleLogRecordProcessor.create(logs))
                    .build())
            .build();

    /** By name. */
    public Map<String, MetricData> metrics() {
        return reader.collectAllMetrics().stream().collect(Collectors.toMap(MetricData::getName, Function.identity()));
    }

    /** The points of one metric; none if it was not recorded. */
    public List<? extends PointData> points(String metric) {
        MetricData data = metrics().get(metric);
        return data == null ? List.of() : List.copyOf(data.getData().getPoints());
    }

    public List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    public List<LogRecordData> events() {
        return logs.getFinishedLogRecordItems();
    }

    public List<LogRecordData> events(String name) {
        return events().stream()
                .filter(event -> name.equals(event.getEventName()))
                .toList();
    }

    /** All that left the process, as text to search. */
    public String everything() {
        StringBuilder all = new StringBuilder();
        for (MetricData metric : reader.collectAllMetrics()) {
            all.append(metric).append('\n');
        }
        for (SpanData span : spans()) {
            all.append(span).append(span.getStatus()).append(span.getEvents()).append(flat(span.getAttributes()));
        }
        for (LogRecordData event : events()) {
            all.append(event).append(event.getBodyValue()).append(flat(event.getAttributes()));
        }
        return all.toString();
    }

    private static String flat(Attributes attributes) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((key, value) -> text.append(key.getKey())
                .append('=')
                .append(value instanceof Value<?> tree ? tree.asString() : value)
                .append('\n'));
        return text.toString();
    }
}
