package io.llmops.telemetry;

import io.llmops.record.Failures;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Levels that others look after, shown in every sink. What is no longer known is no longer reported, rather than frozen at
 * its last value. What a sink or the supplier throws goes to the failures.
 */
public final class ObservedInstruments implements AutoCloseable {

    private static final String COMPONENT = "meter";

    private final List<MetricSink.Observed> observed = new CopyOnWriteArrayList<>();
    private final Supplier<List<Observation>> known;
    private final Failures failures;

    /**
     * @param known asked whenever somebody collects, on any thread; must answer at once. Of observations of one series the
     *     first counts
     */
    public ObservedInstruments(
            List<MetricSink> sinks,
            List<ObservedMetric> metrics,
            Supplier<List<Observation>> known,
            Failures failures) {
        this.known = known;
        this.failures = failures;
        for (MetricSink sink : sinks) {
            guarded(() -> metrics.forEach(metric -> observed.add(sink.observe(metric, () -> known(metric)))));
        }
    }

    private List<Observation> known(ObservedMetric metric) {
        try {
            return known.get().stream()
                    .filter(each -> each.metric().name().equals(metric.name()))
                    .toList();
        } catch (Throwable t) {
            failures.caught(COMPONENT, t);
            return List.of();
        }
    }

    /** What is known has changed, perhaps. */
    public void refresh() {
        observed.forEach(each -> guarded(each::refresh));
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (Throwable t) {
            failures.caught(COMPONENT, t);
        }
    }

    /** Reports nothing any more. */
    @Override
    public void close() {
        observed.forEach(each -> guarded(each::close));
        observed.clear();
    }
}
