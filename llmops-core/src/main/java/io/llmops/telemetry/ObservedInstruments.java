package io.llmops.telemetry;

import io.llmops.record.Failures;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asynchronous instruments for levels that others look after: whenever a meter provider collects, it is given what is
 * known at that moment. What is no longer known is no longer reported, rather than frozen at its last value.
 *
 * <p>Callbacks run on the threads of the meter providers. They neither throw nor wait, as long as the supplier does not
 * wait. Gauges report fractions, up-down counters whole numbers.
 */
public final class ObservedInstruments implements AutoCloseable {

    private static final String COMPONENT = "meter";

    private final List<AutoCloseable> registered = new ArrayList<>();
    private final Supplier<List<Observation>> known;
    private final Failures failures;

    /**
     * Registers each metric on each provider; what one provider throws goes to the failures and costs the others nothing.
     *
     * @param known asked at every collect, must answer at once; of observations of one series the first counts
     */
    public ObservedInstruments(
            List<MeterProvider> meterProviders,
            List<ObservedMetric> metrics,
            Supplier<List<Observation>> known,
            Failures failures) {
        this.known = known;
        this.failures = failures;
        for (MeterProvider provider : meterProviders) {
            guarded(() -> {
                Meter meter = provider.get(Instruments.SCOPE);
                metrics.forEach(metric -> registered.add(register(meter, metric)));
            });
        }
    }

    private AutoCloseable register(Meter meter, ObservedMetric metric) {
        return switch (metric.kind()) {
            case GAUGE ->
                meter.gaugeBuilder(metric.name())
                        .setUnit(metric.unit())
                        .setDescription(metric.description())
                        .buildWithCallback(to -> report(metric, look -> to.record(look.value(), look.attributes())));
            case UP_DOWN_COUNTER ->
                meter.upDownCounterBuilder(metric.name())
                        .setUnit(metric.unit())
                        .setDescription(metric.description())
                        .buildWithCallback(to ->
                                report(metric, look -> to.record(Math.round(look.value()), look.attributes())));
        };
    }

    private void report(ObservedMetric metric, Consumer<Observation> to) {
        guarded(() -> {
            for (Observation observation : known.get()) {
                if (observation.metric().name().equals(metric.name())) {
                    to.accept(observation);
                }
            }
        });
    }

    private void guarded(ThrowingRunnable action) {
        try {
            action.run();
        } catch (Throwable t) {
            failures.caught(COMPONENT, t);
        }
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    /** Reports nothing any more. */
    @Override
    public void close() {
        registered.forEach(instrument -> guarded(instrument::close));
        registered.clear();
    }
}
