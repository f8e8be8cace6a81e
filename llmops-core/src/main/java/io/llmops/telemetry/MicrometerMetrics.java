package io.llmops.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The meters of the catalogue on a Micrometer registry: the same numbers under the same names as in OpenTelemetry.
 *
 * <pre>{@code
 * LlmOps.builder().micrometer(MicrometerMetrics.on(registry)).build();
 * }</pre>
 *
 * Durations are timers, other histograms distribution summaries, with the conventions' buckets as service level objectives;
 * scores have count and sum only, because Micrometer's histograms know whole numbers only.
 * Every meter of a name has the same tags, as Prometheus wants it: what OpenTelemetry leaves out is {@code none} here. After
 * {@value #MAX_METERS} sets of tags of one name, all further ones are counted together, with {@code _OTHER} in every tag.
 * Needs {@code micrometer-core}, which the application brings.
 */
public final class MicrometerMetrics implements MetricSink {

    private static final int MAX_METERS = 2_000;
    private static final String ABSENT = "none";
    private static final String OVERFLOW = "_OTHER";
    /** Stands for all sets beyond the limit. */
    private static final Attributes OVERFLOWN =
            Attributes.builder().put("overflow", true).build();

    private static final double NANOS_PER_SECOND = 1e9;
    /** Units as Micrometer writes them out; those in braces are no units. */
    private static final Map<String, String> BASE_UNITS = Map.of("By", "bytes", "s", "seconds", "1", "ratio");

    private final List<ConcurrentMap<Attributes, Meter>> meters = new ArrayList<>();
    private final AtomicBoolean listening = new AtomicBoolean();
    private final MeterRegistry registry;
    private final Naming naming;

    private MicrometerMetrics(MeterRegistry registry, Naming naming) {
        this.registry = registry;
        this.naming = naming;
        for (Metric ignored : Metric.values()) {
            meters.add(new ConcurrentHashMap<>());
        }
    }

    @SuppressWarnings("exports") // whoever calls this has Micrometer; nobody else shall need it to compile
    public static MicrometerMetrics on(MeterRegistry registry) {
        return new MicrometerMetrics(registry, Naming.BOTH);
    }

    /** The same registry under other names; {@code LlmOps} asks for those that its builder says. */
    public MicrometerMetrics naming(Naming value) {
        return value == naming ? this : new MicrometerMetrics(registry, value);
    }

    @Override
    public boolean accepts(Metric metric) {
        return naming.writes(metric.shape());
    }

    @Override
    public void record(Metric metric, double value, Attributes attributes, Context context) {
        Meter meter = meter(metric, attributes);
        if (meter instanceof Timer timer) {
            timer.record(Math.round(value * NANOS_PER_SECOND), TimeUnit.NANOSECONDS);
        } else if (meter instanceof DistributionSummary summary) {
            summary.record(value);
        } else if (meter instanceof Counter counter) {
            counter.increment(value);
        }
    }

    @Override
    public void record(Metric metric, long value, Attributes attributes, Context context) {
        record(metric, (double) value, attributes, context);
    }

    private Meter meter(Metric metric, Attributes attributes) {
        ConcurrentMap<Attributes, Meter> known = meters.get(metric.ordinal());
        Meter meter = known.get(attributes);
        if (meter != null) {
            return meter;
        }
        if (known.size() < MAX_METERS) {
            return known(known, attributes, register(metric, tags(metric.attributes(), attributes)));
        }
        Meter overflow = known.get(OVERFLOWN);
        return overflow == null
                ? known(known, OVERFLOWN, register(metric, tags(metric.attributes(), OVERFLOWN)))
                : overflow;
    }

    private static Meter known(ConcurrentMap<Attributes, Meter> meters, Attributes attributes, Meter registered) {
        meters.put(attributes, registered);
        return registered;
    }

    private Meter register(Metric metric, Tags tags) {
        if (listening.compareAndSet(false, true)) {
            registry.config().onMeterRemoved(this::forget);
        }
        return switch (metric.instrument()) {
            case COUNTER, DOUBLE_COUNTER ->
                Counter.builder(metric.metricName())
                        .description(metric.description())
                        .tags(tags)
                        .register(registry);
            case HISTOGRAM -> metric.unit().equals("s") ? timer(metric, tags) : summary(metric, tags);
            case LONG_HISTOGRAM -> summary(metric, tags);
        };
    }

    private Timer timer(Metric metric, Tags tags) {
        return Timer.builder(metric.metricName())
                .description(metric.description())
                .serviceLevelObjectives(metric.buckets().stream()
                        .map(seconds -> Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)))
                        .toArray(Duration[]::new))
                .tags(tags)
                .register(registry);
    }

    /**
     * A summary's histogram rounds up to whole numbers (Micrometer's issue 2341), in all registries, so that every score above
     * 0 would seem to be 1: better no buckets than wrong ones.
     */
    private DistributionSummary summary(Metric metric, Tags tags) {
        DistributionSummary.Builder summary = DistributionSummary.builder(metric.metricName())
                .description(metric.description())
                .tags(tags);
        if (metric.instrument() == Metric.Instrument.LONG_HISTOGRAM) {
            summary.serviceLevelObjectives(
                    metric.buckets().stream().mapToDouble(Double::doubleValue).toArray());
        }
        return summary.register(registry);
    }

    /** As gauges, brought up to date with every refresh: those of attributes that are no longer known are removed. */
    @Override
    public Observed observe(ObservedMetric metric, Supplier<List<Observation>> known) {
        MultiGauge gauges = MultiGauge.builder(metric.name())
                .description(metric.description())
                .baseUnit(BASE_UNITS.get(metric.unit()))
                .register(registry);
        return new Observed() {
            @Override
            public void refresh() {
                show(gauges, known.get());
            }

            @Override
            public void close() {
                show(gauges, List.of());
            }
        };
    }

    private static void show(MultiGauge gauges, List<Observation> observations) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>(observations.size());
        for (Observation each : observations) {
            rows.add(MultiGauge.Row.of(tags(each.metric().attributes(), each.attributes()), value(each)));
        }
        gauges.register(rows, true);
    }

    /** What adds up is whole, as in OpenTelemetry. */
    private static double value(Observation each) {
        return each.metric().kind() == ObservedMetric.Kind.UP_DOWN_COUNTER ? Math.round(each.value()) : each.value();
    }

    /** All keys of the metric, whichever of them there are. */
    @SuppressWarnings("ReferenceEquality") // a mark, not a value
    private static Tags tags(List<AttributeKey<?>> keys, Attributes attributes) {
        List<Tag> tags = new ArrayList<>(keys.size());
        for (AttributeKey<?> key : keys) {
            Object value = attributes == OVERFLOWN ? OVERFLOW : attributes.get(key);
            tags.add(Tag.of(key.getKey(), value == null ? ABSENT : value.toString()));
        }
        return Tags.of(tags);
    }

    /** A meter that the application removes is registered anew with the next number. */
    private void forget(Meter removed) {
        for (ConcurrentMap<Attributes, Meter> known : meters) {
            known.values().removeIf(meter -> meter.getId().equals(removed.getId()));
        }
    }
}
