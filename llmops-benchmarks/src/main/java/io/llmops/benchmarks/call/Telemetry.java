package io.llmops.benchmarks.call;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

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

    /** No spans: SDKs before 1.67 would record them although nobody takes them. */
    static OpenTelemetry metrics() {
        MeterProvider meters = aggregating();
        return new OpenTelemetry() {
            @Override
            public MeterProvider getMeterProvider() {
                return meters;
            }

            @Override
            public TracerProvider getTracerProvider() {
                return TracerProvider.noop();
            }

            @Override
            public ContextPropagators getPropagators() {
                return ContextPropagators.noop();
            }
        };
    }

    /** Every span is recorded and goes nowhere. */
    static OpenTelemetry metricsAndSpans() {
        return OpenTelemetrySdk.builder()
                .setMeterProvider(aggregating())
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(new DroppingProcessor())
                        .build())
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

    /** Takes every span and drops it. */
    private static final class DroppingProcessor implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
