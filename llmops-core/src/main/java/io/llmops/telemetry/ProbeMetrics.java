package io.llmops.telemetry;

import io.llmops.probe.AnswerFacts;
import io.llmops.probe.CaseResult;
import io.llmops.probe.ProbeListener;
import io.llmops.record.Failures;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import java.util.List;

/** Records probes apart from the calls of users. */
public final class ProbeMetrics implements ProbeListener {

    private static final double MILLIS = 1e-3;

    private final MetricSinks sinks;

    public ProbeMetrics(List<MetricSink> sinks, Failures failures) {
        this.sinks = new MetricSinks(sinks, failures);
    }

    @Override
    public void onProbe(String set, String model, CaseResult result) {
        AttributesBuilder attributes =
                Attributes.builder().put(Attribute.PROBE_SET, set).put(Attribute.REQUEST_MODEL, model);
        result.answer().flatMap(AnswerFacts::model).ifPresent(it -> attributes.put(Attribute.RESPONSE_MODEL, it));
        Attributes answered = attributes.build();
        result.check().ifPresent(it -> sinks.record(Metric.PROBE_SCORE, it.score(), answered, Context.root()));
        result.answer()
                .ifPresent(it ->
                        sinks.record(Metric.PROBE_DURATION, it.latencyMillis() * MILLIS, answered, Context.root()));
        result.errorType()
                .ifPresent(it -> sinks.record(
                        Metric.PROBE_ERRORS,
                        1L,
                        attributes.put(Attribute.ERROR_TYPE, it).build(),
                        Context.root()));
    }
}
