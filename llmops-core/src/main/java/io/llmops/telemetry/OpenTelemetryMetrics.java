package io.llmops.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The instruments of the catalogue on one meter provider, in scope {@value #SCOPE}. */
public final class OpenTelemetryMetrics implements MetricSink {

    static final String SCOPE = "io.llmops";
    private static final int METRICS = Metric.values().length;

    private final Naming naming;
    private final Meter meter;
    private final @Nullable DoubleHistogram[] histograms = new DoubleHistogram[METRICS];
    private final @Nullable LongHistogram[] longHistograms = new LongHistogram[METRICS];
    private final @Nullable LongCounter[] counters = new LongCounter[METRICS];
    private final @Nullable DoubleCounter[] doubleCounters = new DoubleCounter[METRICS];

    public OpenTelemetryMetrics(MeterProvider provider, Naming naming) {
        this.naming = naming;
        this.meter = provider.get(SCOPE);
        for (Metric metric : Metric.values()) {
            if (accepts(metric)) {
                create(metric);
            }
        }
    }

    /** Whether what is recorded here goes anywhere: not on a provider without a reader or exporter. */
    public static boolean goesAnywhere(MeterProvider provider) {
        Metric any = Metric.INTERNAL_FAILURES;
        return counter(provider.get(SCOPE), any).isEnabled();
    }

    @Override
    public boolean accepts(Metric metric) {
        return naming.writes(metric.shape());
    }

    @Override
    public void record(Metric metric, double value, Attributes attributes, Context context) {
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

    @Override
    public void record(Metric metric, long value, Attributes attributes, Context context) {
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

    /** As an asynchronous instrument: gauges report fractions, up-down counters whole numbers. */
    @Override
    public Observed observe(ObservedMetric metric, Supplier<List<Observation>> known) {
        AutoCloseable instrument = observed(metric, known);
        return new Observed() {
            @Override
            public void refresh() {
                // whoever collects asks
            }

            @Override
            public void close() {
                try {
                    instrument.close();
                } catch (Exception e) {
                    throw new IllegalStateException("The instrument " + metric.name() + " cannot be closed", e);
                }
            }
        };
    }

    private AutoCloseable observed(ObservedMetric metric, Supplier<List<Observation>> known) {
        return switch (metric.kind()) {
            case GAUGE ->
                meter.gaugeBuilder(metric.name())
                        .setUnit(metric.unit())
                        .setDescription(metric.description())
                        .buildWithCallback(
                                to -> known.get().forEach(look -> to.record(look.value(), look.attributes())));
            case UP_DOWN_COUNTER ->
                meter.upDownCounterBuilder(metric.name())
                        .setUnit(metric.unit())
                        .setDescription(metric.description())
                        .buildWithCallback(to ->
                                known.get().forEach(look -> to.record(Math.round(look.value()), look.attributes())));
        };
    }

    private void create(Metric metric) {
        int at = metric.ordinal();
        switch (metric.instrument()) {
            case COUNTER -> counters[at] = counter(meter, metric);
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
                        .setExplicitBucketBoundariesAdvice(
                                metric.buckets().stream().map(Double::longValue).toList())
                        .build();
        }
    }

    private static LongCounter counter(Meter meter, Metric metric) {
        return meter.counterBuilder(metric.metricName())
                .setUnit(metric.unit())
                .setDescription(metric.description())
                .build();
    }
}
