package io.llmops.telemetry;

import io.llmops.record.Failures;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.context.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The instruments of the catalogue on every meter provider that is recorded to. */
final class Instruments {

    static final String SCOPE = "io.llmops";
    private static final int METRICS = Metric.values().length;

    private static final String COMPONENT = "meter";

    private final OneProvider[] providers;
    private final Failures failures;

    /** What one provider throws goes to the failures, and the others still get their numbers. */
    Instruments(List<MeterProvider> meterProviders, Failures failures) {
        this.providers = meterProviders.stream().map(OneProvider::new).toArray(OneProvider[]::new);
        this.failures = failures;
    }

    /** To a histogram or counter of doubles. */
    void record(Metric metric, double value, Attributes attributes, Context context) {
        for (OneProvider provider : providers) {
            try {
                provider.record(metric, value, attributes, context);
            } catch (Throwable t) {
                failures.caught(COMPONENT, t);
            }
        }
    }

    /** To a histogram or counter of longs. */
    void record(Metric metric, long value, Attributes attributes, Context context) {
        for (OneProvider provider : providers) {
            try {
                provider.record(metric, value, attributes, context);
            } catch (Throwable t) {
                failures.caught(COMPONENT, t);
            }
        }
    }

    /** Arrays by {@link Metric#ordinal()}: a record costs an index, not a look-up. */
    private static final class OneProvider {
        final @Nullable DoubleHistogram[] histograms = new DoubleHistogram[METRICS];
        final @Nullable LongHistogram[] longHistograms = new LongHistogram[METRICS];
        final @Nullable LongCounter[] counters = new LongCounter[METRICS];
        final @Nullable DoubleCounter[] doubleCounters = new DoubleCounter[METRICS];

        OneProvider(MeterProvider provider) {
            Meter meter = provider.get(SCOPE);
            for (Metric metric : Metric.values()) {
                create(meter, metric);
            }
        }

        void record(Metric metric, double value, Attributes attributes, Context context) {
            DoubleHistogram histogram = histograms[metric.ordinal()];
            if (histogram != null) {
                histogram.record(value, attributes, context);
                return;
            }
            DoubleCounter counter = doubleCounters[metric.ordinal()];
            if (counter != null) {
                counter.add(value, attributes, context);
            }
        }

        void record(Metric metric, long value, Attributes attributes, Context context) {
            LongCounter counter = counters[metric.ordinal()];
            if (counter != null) {
                counter.add(value, attributes, context);
                return;
            }
            LongHistogram histogram = longHistograms[metric.ordinal()];
            if (histogram != null) {
                histogram.record(value, attributes, context);
            }
        }

        private void create(Meter meter, Metric metric) {
            int at = metric.ordinal();
            switch (metric.instrument()) {
                case COUNTER ->
                    counters[at] = meter.counterBuilder(metric.metricName())
                            .setUnit(metric.unit())
                            .setDescription(metric.description())
                            .build();
                case DOUBLE_COUNTER ->
                    doubleCounters[at] = meter.counterBuilder(metric.metricName())
                            .ofDoubles()
                            .setUnit(metric.unit())
                            .setDescription(metric.description())
                            .build();
                case HISTOGRAM ->
                    histograms[at] = meter.histogramBuilder(metric.metricName())
                            .setUnit(metric.unit())
                            .setDescription(metric.description())
                            .setExplicitBucketBoundariesAdvice(metric.buckets())
                            .build();
                case LONG_HISTOGRAM ->
                    longHistograms[at] = meter.histogramBuilder(metric.metricName())
                            .ofLongs()
                            .setUnit(metric.unit())
                            .setDescription(metric.description())
                            .setExplicitBucketBoundariesAdvice(metric.buckets().stream()
                                    .map(Double::longValue)
                                    .toList())
                            .build();
            }
        }
    }
}
