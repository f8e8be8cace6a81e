package io.llmops.benchmarks.call;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

/** OpenTelemetry SDKs that do all their work but the export. */
public final class Telemetry {

    private Telemetry() {}

    /** Loads and starts what an application with OpenTelemetry has started long before its first call. */
    public static void warmUp() {
        metricsAndSpans()
                .getMeter("warm-up")
                .histogramBuilder("warm-up")
                .build()
                .record(1, Attributes.of(AttributeKey.stringKey("model"), Example.MODEL));
    }

    static OpenTelemetry metrics() {
        return OpenTelemetrySdk.builder().setMeterProvider(aggregating()).build();
    }

    /** Every span is recorded and goes nowhere. */
    static OpenTelemetry metricsAndSpans() {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(aggregating())
                .setTracerProvider(SdkTracerProvider.builder().build())
                .build();
    }

    private static SdkMeterProvider aggregating() {
        return SdkMeterProvider.builder().registerMetricReader(new NeverRead()).build();
    }

    /** A reader that makes the SDK aggregate and never collects. */
    private static final class NeverRead implements MetricReader {
        @Override
        public void register(CollectionRegistration registration) {}

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }

        @Override
        public Aggregation getDefaultAggregation(InstrumentType type) {
            return Aggregation.defaultAggregation();
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
