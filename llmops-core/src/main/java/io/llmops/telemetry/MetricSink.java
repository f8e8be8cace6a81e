package io.llmops.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.function.Supplier;

/** Where the numbers of the {@linkplain Metric catalogue} go. Called by any thread, and guarded: it may throw. */
public interface MetricSink {

    /** Whether this metric is wanted; asked once. */
    boolean accepts(Metric metric);

    /** To a histogram or counter of doubles. */
    void record(Metric metric, double value, Attributes attributes, Context context);

    /** To a histogram or counter of longs. */
    void record(Metric metric, long value, Attributes attributes, Context context);

    /**
     * Shows a level for as long as it is not closed.
     *
     * @param known what is known now; answers at once and does not throw
     */
    Observed observe(ObservedMetric metric, Supplier<List<Observation>> known);

    /** A level that is shown. */
    interface Observed extends AutoCloseable {

        /** What is known has changed, perhaps: for sinks that are not asked by those who collect. */
        void refresh();

        @Override
        void close();
    }
}
