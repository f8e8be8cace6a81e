package io.llmops.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.function.Supplier;

/** Throws whatever it is asked. */
final class BrokenSink implements MetricSink {

    @Override
    public boolean accepts(Metric metric) {
        return true;
    }

    @Override
    public void record(Metric metric, double value, Attributes attributes, Context context) {
        throw new IllegalStateException("broken");
    }

    @Override
    public void record(Metric metric, long value, Attributes attributes, Context context) {
        throw new IllegalStateException("broken");
    }

    @Override
    public Observed observe(ObservedMetric metric, Supplier<List<Observation>> known) {
        throw new IllegalStateException("broken");
    }
}
