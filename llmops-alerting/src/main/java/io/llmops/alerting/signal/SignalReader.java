package io.llmops.alerting.signal;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads OpenTelemetry metrics into a {@link SignalHistory}.
 *
 * <pre>{@code
 * var history = new SignalHistory();
 * var reader = new SignalReader(history);
 * var meters = SdkMeterProvider.builder().registerMetricReader(reader).build();
 * reader.collect(now); // every few seconds, by a scheduler
 * }</pre>
 *
 * <p>It asks for delta temporality and base-2 exponential histograms, and copes with whatever a {@code View} or another
 * producer makes of it. Collecting runs the callbacks of all observable instruments, which are foreign code and may block:
 * call {@link #collect} from a thread that may wait, always the same one. A callback that throws costs at most that one
 * collect.
 */
public final class SignalReader implements MetricReader {

    private static final Logger LOG = LoggerFactory.getLogger(SignalReader.class);

    /** What the SDK calls the series of all attribute sets beyond its limit. */
    private static final AttributeKey<Boolean> OVERFLOW = AttributeKey.booleanKey("otel.metric.overflow");

    private final SignalHistory history;
    private final Points points = new Points();
    private final AtomicLong failures = new AtomicLong();
    private volatile CollectionRegistration source = CollectionRegistration.noop();
    private volatile boolean registered;
    private final Set<String> overflowing = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Instant lastCollect;

    public SignalReader(SignalHistory history) {
        this.history = history;
    }

    /** Brings the history up to now. Never throws, save for a {@link VirtualMachineError}. */
    public void collect(Instant now) {
        try {
            add(source.collectAllMetrics(), now);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            failed(e);
        }
    }

    private void add(Collection<MetricData> metrics, Instant now) {
        Instant last = lastCollect;
        Instant since = last == null || last.isAfter(now) ? now : last;
        for (MetricData metric : metrics) {
            for (PointData point : metric.getData().getPoints()) {
                warnOfOverflow(metric, point);
                points.read(metric, point)
                        .ifPresent(it ->
                                history.add(metric.getName(), Points.labels(point.getAttributes()), it, since, now));
            }
        }
        points.collected();
        history.advanceTo(now);
        lastCollect = now;
    }

    private void warnOfOverflow(MetricData metric, PointData point) {
        if (Boolean.TRUE.equals(point.getAttributes().get(OVERFLOW)) && overflowing.add(metric.getName())) {
            LOG.warn(
                    "{} has more attribute sets than the SDK keeps apart: those beyond are one series with {}, so groups of it"
                            + " miss them (said once). Give it fewer attributes, with a View",
                    metric.getName(),
                    OVERFLOW.getKey());
        }
    }

    private void failed(Throwable e) {
        String message = "Collecting metrics failed, most likely in the callback of an observable instrument;"
                + " monitors miss what was recorded since the last collect";
        if (failures.getAndIncrement() == 0) {
            LOG.warn(message + " (said once, then at debug level)", e);
        } else {
            LOG.debug(message, e);
        }
    }

    /** The metrics of which the SDK no longer keeps all attribute sets apart; their groups are not complete. */
    public Set<String> overflowing() {
        return Set.copyOf(overflowing);
    }

    /** Up to when the history is complete: long ago, if a callback blocks. From any thread. */
    public Optional<Instant> collectedUntil() {
        return Optional.ofNullable(lastCollect);
    }

    /** How many collects failed. */
    public long failures() {
        return failures.get();
    }

    @Override
    public void register(CollectionRegistration registration) {
        if (registered) {
            throw new IllegalStateException(
                    "This SignalReader already reads a meter provider; make a new one for each");
        }
        registered = true;
        source = registration;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
        return AggregationTemporalitySelector.deltaPreferred().getAggregationTemporality(type);
    }

    @Override
    public Aggregation getDefaultAggregation(InstrumentType type) {
        return type == InstrumentType.HISTOGRAM
                ? Aggregation.base2ExponentialBucketHistogram()
                : Aggregation.defaultAggregation();
    }

    /** Nothing to flush: whoever owns the clock calls {@link #collect}. */
    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        source = CollectionRegistration.noop();
        return CompletableResultCode.ofSuccess();
    }
}
