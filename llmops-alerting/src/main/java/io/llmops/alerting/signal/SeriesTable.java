package io.llmops.alerting.signal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All series by metric and labels, no more of them than the limits say. Not thread-safe. */
final class SeriesTable {

    private static final Logger LOG = LoggerFactory.getLogger(SignalHistory.class);
    private static final String ALL = "";

    private final HistoryLimits limits;
    private final long unit;
    private final Map<String, Map<Labels, Series>> metrics = new HashMap<>();
    private final Map<String, Long> leastSilent = new HashMap<>(); // by metric, and for all: spares a search in vain
    private final Set<String> full = new HashSet<>();
    private int size;
    private long evicted;

    SeriesTable(HistoryLimits limits, long unit) {
        this.limits = limits;
        this.unit = unit;
    }

    /** Every series of a metric, in the order in which they came. */
    Map<Labels, Series> of(String metric) {
        return metrics.getOrDefault(metric, Map.of());
    }

    Set<String> metrics() {
        return Set.copyOf(metrics.keySet());
    }

    /** The series; made if it is new; null if there is no room for it. */
    @Nullable Series get(String metric, Labels labels, Aggregate.Kind kind, long silentBefore) {
        Series known = of(metric).get(labels);
        if (known != null) {
            return known;
        }
        boolean room = (of(metric).size() < limits.seriesOfOneMetric() || evict(metric, silentBefore))
                && (size < limits.series() || evict(ALL, silentBefore));
        if (!room) {
            sayFull(metric, labels);
            return null;
        }
        Series series = new Series(kind, unit);
        metrics.computeIfAbsent(metric, any -> new LinkedHashMap<>()).put(labels, series);
        size++;
        return series;
    }

    /** A series that belongs nowhere. */
    Series homeless(Aggregate.Kind kind) {
        return new Series(kind, unit);
    }

    private void sayFull(String metric, Labels labels) {
        if (full.add(metric)) {
            LOG.warn(
                    "Too many series of {}: {} and further new ones are not watched (at most {} of one metric, {} in"
                            + " all; said once). Give the metric fewer attributes, or the history higher limits",
                    metric,
                    labels,
                    limits.seriesOfOneMetric(),
                    limits.series());
        }
    }

    /** Removes the series, of one metric or of all, that has been silent longest, if it has been since that moment. */
    boolean evict(String metric, long silentBefore) {
        if (leastSilent.getOrDefault(metric, Long.MIN_VALUE) >= silentBefore) {
            return false;
        }
        Collection<Map<Labels, Series>> among = metric.equals(ALL) ? metrics.values() : List.of(of(metric));
        Map<Labels, Series> home = Map.of();
        Labels longest = Labels.none();
        long newest = Long.MAX_VALUE;
        for (Map<Labels, Series> each : among) {
            for (Map.Entry<Labels, Series> entry : each.entrySet()) {
                if (entry.getValue().newest() < newest) {
                    home = each;
                    longest = entry.getKey();
                    newest = entry.getValue().newest();
                }
            }
        }
        if (newest >= silentBefore) {
            leastSilent.put(metric, newest);
            return false;
        }
        home.remove(longest);
        size--;
        if (evicted++ == 0) {
            LOG.warn(
                    "The signal history is full: series that have been silent longest make room for others, the first of"
                            + " them {} (said once; HistoryUse counts them)",
                    longest);
        }
        return true;
    }

    /** Removes the series that has been silent longest; false if there is none. */
    boolean evictAny() {
        leastSilent.clear();
        return size > 0 && evict(ALL, Long.MAX_VALUE);
    }

    void forEach(Consumer<Series> action) {
        metrics.values().forEach(it -> it.values().forEach(action));
    }

    void clear() {
        metrics.clear();
        removeEmpty();
    }

    void removeEmpty() {
        metrics.values().forEach(it -> it.values().removeIf(Series::isEmpty));
        metrics.values().removeIf(Map::isEmpty);
        size = metrics.values().stream().mapToInt(Map::size).sum();
        leastSilent.clear();
    }

    long memoryBytes() {
        long bytes = 0;
        for (Map<Labels, Series> each : metrics.values()) {
            for (Map.Entry<Labels, Series> entry : each.entrySet()) {
                bytes += entry.getKey().memoryBytes() + entry.getValue().memoryBytes();
            }
        }
        return bytes;
    }

    int size() {
        return size;
    }

    long evicted() {
        return evicted;
    }
}
