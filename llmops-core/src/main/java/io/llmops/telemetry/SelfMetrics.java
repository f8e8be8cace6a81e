package io.llmops.telemetry;

import io.llmops.record.Failures;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.List;

/** Counts what went wrong inside this library. */
public final class SelfMetrics implements Failures.Sink {

    private final MetricSinks sinks;

    public SelfMetrics(List<MetricSink> sinks) {
        // it cannot count its own failures: they are logged
        this.sinks = new MetricSinks(sinks, Failures.loggedOnly());
    }

    @Override
    public void failed(String component, String errorType) {
        sinks.record(
                Metric.INTERNAL_FAILURES,
                1L,
                Attributes.of(Attribute.COMPONENT, component, Attribute.ERROR_TYPE, errorType),
                Context.root());
    }

    @Override
    public void dropped(String queue, long items) {
        sinks.record(Metric.WORK_DROPPED, items, Attributes.of(Attribute.QUEUE, queue), Context.root());
    }
}
