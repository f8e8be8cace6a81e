package io.llmops.alerting.signal;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns totals since the start into what was added since the last collect.
 *
 * <p>A total that fell, or began later than before, was reset: all of it is new. A stream seen for the first time counts
 * in full if it began after our last collect; an older one first has to show where it stands, or its whole past would
 * look like one burst. A stream that is absent from a collect is forgotten. Not thread-safe.
 */
final class Cumulative {

    private Map<Stream, Total> before = new HashMap<>();
    private Map<Stream, Total> now = new HashMap<>();
    private long newestNanos = Long.MIN_VALUE;
    private long lastCollectNanos = Long.MAX_VALUE; // so that before the first collect nothing began after it

    private record Stream(String metric, String scope, Attributes attributes) {}

    private record Total(long startNanos, Object value) {}

    /** The difference, or null where the earlier total cannot have grown into the later one. */
    interface Difference<T> {
        @Nullable T between(T later, T earlier);
    }

    /** What this point adds; empty while its stream only shows where it stands. */
    <T> Optional<T> added(MetricData metric, PointData point, Class<T> type, T total, Difference<T> difference) {
        Stream stream = new Stream(
                metric.getName(), metric.getInstrumentationScopeInfo().getName(), point.getAttributes());
        now.put(stream, new Total(point.getStartEpochNanos(), total));
        Total last = before.get(stream);
        if (last == null) {
            return point.getStartEpochNanos() >= lastCollectNanos ? Optional.of(total) : Optional.empty();
        }
        if (last.startNanos < point.getStartEpochNanos() || !type.isInstance(last.value)) {
            return Optional.of(total);
        }
        T added = difference.between(total, type.cast(last.value));
        return Optional.of(added == null ? total : added);
    }

    /** Points say when they were collected, on a clock that need not be ours. */
    void saw(long epochNanos) {
        newestNanos = Math.max(newestNanos, epochNanos);
    }

    /** Ends one collect: what it saw is what the next one is compared with. */
    void collected() {
        before = now;
        now = new HashMap<>();
        lastCollectNanos = newestNanos == Long.MIN_VALUE ? Long.MAX_VALUE : newestNanos;
    }
}
