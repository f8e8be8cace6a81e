package io.llmops.telemetry;

import io.llmops.record.Failures;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.List;

/** The guarded place where numbers are handed out: what one sink throws does not keep them from the others. */
final class MetricSinks {

    private static final String COMPONENT = "meter";

    /** By {@link Metric#ordinal()}: a record costs an index, not a look-up. */
    private final MetricSink[][] byMetric = new MetricSink[Metric.values().length][];

    private final Failures failures;

    MetricSinks(List<MetricSink> sinks, Failures failures) {
        this.failures = failures;
        for (Metric metric : Metric.values()) {
            byMetric[metric.ordinal()] =
                    sinks.stream().filter(sink -> sink.accepts(metric)).toArray(MetricSink[]::new);
        }
    }

    void record(Metric metric, double value, Attributes attributes, Context context) {
        MetricSink[] takers = byMetric[metric.ordinal()];
        if (takers.length > 0) {
            hand(takers, metric, value, attributes, context);
        }
    }

    void record(Metric metric, long value, Attributes attributes, Context context) {
        MetricSink[] takers = byMetric[metric.ordinal()];
        if (takers.length > 0) {
            hand(takers, metric, value, attributes, context);
        }
    }

    private void hand(MetricSink[] takers, Metric metric, double value, Attributes attributes, Context context) {
        for (MetricSink taker : takers) {
            try {
                taker.record(metric, value, attributes, context);
            } catch (Throwable t) {
                failures.caught(COMPONENT, t);
            }
        }
    }

    private void hand(MetricSink[] takers, Metric metric, long value, Attributes attributes, Context context) {
        for (MetricSink taker : takers) {
            try {
                taker.record(metric, value, attributes, context);
            } catch (Throwable t) {
                failures.caught(COMPONENT, t);
            }
        }
    }
}
