package io.llmops.alerting.signal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the meters of a Micrometer registry into a {@link SignalHistory}, under the names that they have there.
 *
 * <pre>{@code
 * Alerting.builder().micrometer(MicrometerSignals.on(registry))
 * }</pre>
 *
 * <p>Counters, timers (in seconds), distribution summaries and gauges; long task timers and meters of one's own are left
 * out. Quantiles need buckets: {@code publishPercentileHistogram()} or service level objectives, on a registry that keeps
 * them, such as Prometheus's; on others timers have count, sum and mean. A registry that only knows the last step (those
 * that push deltas) has no totals to read: its meters are left out, with one warning. Of a composite the first registry is
 * read that keeps totals.
 *
 * <p>Gauges run foreign code, which may block: call it from a thread that may wait, always the same one. One that throws
 * costs only itself. Needs {@code micrometer-core}, which the application brings.
 */
public final class MicrometerSignals {

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerSignals.class);

    private final MeterRegistry registry;
    private final Predicate<String> names;
    private final AtomicLong failures = new AtomicLong();
    private Map<Meter.Id, MeterTotals> before = new HashMap<>();
    private Map<Meter.Id, MeterTotals> totals = new HashMap<>();
    private @Nullable Instant last;
    private boolean warnedOfSteps;

    private MicrometerSignals(MeterRegistry registry, Predicate<String> names) {
        this.registry = registry;
        this.names = names;
    }

    /** All meters of a registry. */
    @SuppressWarnings("exports") // whoever calls this has Micrometer; nobody else shall need it to compile
    public static MicrometerSignals on(MeterRegistry registry) {
        return new MicrometerSignals(registry, any -> true);
    }

    /** Only those whose name passes this test too. */
    public MicrometerSignals only(Predicate<String> name) {
        return new MicrometerSignals(registry, names.and(name));
    }

    /**
     * Adds what was recorded since the last time; the first time only shows where everything stands. Does not
     * {@linkplain SignalHistory#advanceTo advance} the history, because others may feed it too. Never throws, save for a
     * {@link VirtualMachineError}.
     */
    public void collectInto(SignalHistory history, Instant now) {
        Instant since = last == null || last.isAfter(now) ? now : last;
        guarded(() -> {
            for (Meter meter : readable(registry).getMeters()) {
                if (names.test(meter.getId().getName())) {
                    guarded(() -> aggregate(meter)
                            .ifPresent(it -> history.add(
                                    meter.getId().getName(),
                                    labels(meter.getId().getTags()),
                                    it,
                                    since,
                                    now)));
                }
            }
        });
        before = totals;
        totals = new HashMap<>();
        last = now;
    }

    private static MeterRegistry readable(MeterRegistry registry) {
        if (registry instanceof CompositeMeterRegistry composite) {
            List<MeterRegistry> parts = composite.getRegistries().stream()
                    .map(MicrometerSignals::readable)
                    .toList();
            return parts.stream()
                    .filter(part -> part.getMeters().stream().noneMatch(MicrometerSignals::knowsOnlyItsLastStep))
                    .findFirst()
                    .or(() -> parts.stream().findFirst())
                    .orElse(registry);
        }
        return registry;
    }

    /** Micrometer has no type for it that others may see, but every one of them is called so. */
    private static boolean knowsOnlyItsLastStep(Meter meter) {
        return meter.getClass().getSimpleName().contains("Step");
    }

    private void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            String message = "Reading a Micrometer meter failed; monitors miss what it would have said";
            if (failures.getAndIncrement() == 0) {
                LOG.warn(message + " (said once, then at debug level)", e);
            } else {
                LOG.debug(message, e);
            }
        }
    }

    private Optional<Aggregate> aggregate(Meter meter) {
        if (knowsOnlyItsLastStep(meter)) {
            warnOfSteps(meter);
            return Optional.empty();
        }
        if (meter instanceof Counter counter) {
            return increase(meter, counter.count());
        }
        if (meter instanceof FunctionCounter counter) {
            return increase(meter, counter.count());
        }
        if (meter instanceof Timer timer) {
            return histogram(meter, totals(timer.takeSnapshot(), TimeUnit.SECONDS));
        }
        if (meter instanceof DistributionSummary summary) {
            return histogram(meter, totals(summary.takeSnapshot(), null));
        }
        if (meter instanceof FunctionTimer timer) {
            return histogram(
                    meter, new MeterTotals(timer.count(), timer.totalTime(TimeUnit.SECONDS), List.of(), List.of()));
        }
        if (meter instanceof TimeGauge gauge) {
            return level(gauge.value(TimeUnit.SECONDS));
        }
        return meter instanceof Gauge gauge ? level(gauge.value()) : Optional.empty();
    }

    private void warnOfSteps(Meter meter) {
        if (!warnedOfSteps) {
            warnedOfSteps = true;
            LOG.warn(
                    "Meters of {} such as {} know only their last step and cannot be watched. Give the alerting a registry"
                            + " that keeps totals, such as a SimpleMeterRegistry beside it in a composite",
                    registry.getClass().getSimpleName(),
                    meter.getId().getName());
        }
    }

    private static MeterTotals totals(HistogramSnapshot snapshot, @Nullable TimeUnit unit) {
        List<Double> bounds = new ArrayList<>();
        List<Double> buckets = new ArrayList<>();
        for (CountAtBucket each : snapshot.histogramCounts()) {
            bounds.add(unit == null ? each.bucket() : each.bucket(unit));
            buckets.add(each.count());
        }
        return new MeterTotals(
                snapshot.count(), unit == null ? snapshot.total() : snapshot.total(unit), bounds, buckets);
    }

    private Optional<Aggregate> increase(Meter meter, double total) {
        return added(meter, new MeterTotals(total, total, List.of(), List.of())).map(it -> {
            boolean things = it.count() == Math.rint(it.count());
            return Aggregate.counter(things ? Math.round(it.count()) : 1, it.sum(), Exemplars.NONE);
        });
    }

    private Optional<Aggregate> histogram(Meter meter, MeterTotals total) {
        boolean bucketsNeverForget = meter.getClass().getName().contains("Prometheus");
        return added(meter, total).map(it -> it.histogram(bucketsNeverForget));
    }

    /** What came since the last time; empty if nothing did, or if it is not known yet. */
    private Optional<MeterTotals> added(Meter meter, MeterTotals total) {
        totals.put(meter.getId(), total);
        MeterTotals then = before.get(meter.getId());
        if (then == null && last == null) {
            return Optional.empty();
        }
        MeterTotals added = then == null || total.isResetSince(then) ? total : total.minus(then);
        return added.count() > 0 ? Optional.of(added) : Optional.empty();
    }

    private static Optional<Aggregate> level(double value) {
        return Double.isFinite(value) ? Optional.of(Aggregate.observed(value)) : Optional.empty();
    }

    private static Labels labels(List<Tag> tags) {
        Map<String, String> labels = new TreeMap<>();
        tags.forEach(tag -> labels.put(tag.getKey(), Points.cut(tag.getValue())));
        return Labels.of(labels);
    }

    /** How many times a meter, or all of them, failed to be read. */
    public long failures() {
        return failures.get();
    }
}
