package io.llmops.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;

/** Where the numbers of the {@linkplain Metric catalogue} go. Called by any thread, and guarded: it may throw. */
public interface MetricSink {

    /** Whether this metric is wanted; asked once. */
    boolean accepts(Metric metric);

    /** To a histogram or counter of doubles. */
    void record(Metric metric, double value, Attributes attributes, Context context);

    /** To a histogram or counter of longs. */
    void record(Metric metric, long value, Attributes attributes, Context context);
}
