package io.llmops.alerting.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recent past of every metric of this process, as far back as its {@link Retention} says.
 *
 * <p>What was collected over an interval lies in the cell that holds the middle of the interval. A window moves both its
 * ends to the nearest cell boundary and says where they came to lie, so a rate is divided by the time of its data, to
 * within half a collect.
 *
 * <p><b>Bounds.</b> At most 500 series for each metric and 1,000 in all. A series beyond them is dropped, with one warning
 * for each metric and a {@linkplain #droppedPoints() count}; those already known go on. A series without data for the
 * whole reach makes room. With numbers every ten seconds for 25 hours a histogram's series takes 280 to 370 KB, a
 * counter's 74 KB; with gaps, less.
 *
 * <p><b>Time.</b> Late data find their cell. A clock that steps back makes what lies after it meaningless: that is
 * forgotten.
 *
 * <p>Thread-safe: one thread collects while another asks; each holds the lock for microseconds a series.
 */
public final class SignalHistory implements SignalSource {

    private static final Logger LOG = LoggerFactory.getLogger(SignalHistory.class);
    private static final long COMPACT_EVERY_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Retention retention;
    private final int mostOfOneMetric;
    private final int mostInAll;
    private final Map<String, Map<Labels, Series>> metrics = new HashMap<>();
    private final Set<String> full = new HashSet<>();
    private int seriesCount;
    private long droppedPoints;
    private long now = Long.MIN_VALUE;
    private long lastCompacted = Long.MIN_VALUE;

    public SignalHistory() {
        this(Retention.standard());
    }

    public SignalHistory(Retention retention) {
        this(retention, 500, 1_000);
    }

    /** With other bounds on the number of series. */
    public SignalHistory(Retention retention, int mostOfOneMetric, int mostInAll) {
        if (mostOfOneMetric < 1 || mostInAll < mostOfOneMetric) {
            throw new IllegalArgumentException("A history of at most " + mostOfOneMetric + " series for a metric and "
                    + mostInAll + " in all makes no sense; give 1 or more, and no fewer in all than for one");
        }
        this.retention = retention;
        this.mostOfOneMetric = mostOfOneMetric;
        this.mostInAll = mostInAll;
    }

    /** Adds what was recorded after {@code from} and up to {@code until}. */
    public synchronized void add(String metric, Labels labels, Aggregate added, Instant from, Instant until) {
        Map<Labels, Series> ofMetric = metrics.computeIfAbsent(metric, it -> new LinkedHashMap<>());
        Series series = ofMetric.get(labels);
        if (series == null) {
            if (ofMetric.size() >= mostOfOneMetric || seriesCount >= mostInAll) {
                drop(metric, labels);
                return;
            }
            series = new Series();
            ofMetric.put(labels, series);
            seriesCount++;
        }
        long middle = (from.toEpochMilli() + until.toEpochMilli() - 1) / 2; // before until, however short it was
        series.add(retention.cellAt(middle, Math.max(now, until.toEpochMilli())), added);
    }

    private void drop(String metric, Labels labels) {
        droppedPoints++;
        if (full.add(metric)) {
            LOG.warn(
                    "Too many series of {}: {} and further new ones are not watched (at most {} of one metric, {} in"
                            + " all; said once). Give the metric fewer attributes, or the history higher bounds",
                    metric,
                    labels,
                    mostOfOneMetric,
                    mostInAll);
        }
    }

    /** Says that everything up to now has been added, also when there was nothing to add. */
    public synchronized void advanceTo(Instant instant) {
        long then = now;
        now = instant.toEpochMilli();
        if (now < then) {
            eachSeries(it -> it.forgetFrom(now));
        }
        if (now < then || now - COMPACT_EVERY_MILLIS >= lastCompacted) {
            lastCompacted = now;
            long horizon = retention.horizon(now);
            eachSeries(it -> it.compact(horizon, moment -> retention.cellAt(moment, now)));
            forgetSilentSeries();
        }
    }

    private void eachSeries(Consumer<Series> action) {
        metrics.values().forEach(it -> it.values().forEach(action));
    }

    private void forgetSilentSeries() {
        metrics.values().forEach(it -> it.values().removeIf(Series::isEmpty));
        metrics.values().removeIf(Map::isEmpty);
        seriesCount = metrics.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public synchronized Window window(Signal signal, Instant from, Instant until) {
        Map<Labels, List<Aggregate>> found = new LinkedHashMap<>();
        long last = retention.boundaryAt(until.toEpochMilli(), now);
        long first = retention.boundaryAt(from.toEpochMilli(), now);
        if (first == last && from.toEpochMilli() < Math.min(until.toEpochMilli(), now)) {
            first = retention.cellAt(last - 1, now); // shorter than a cell: the cell that ends there
        }
        for (Map.Entry<Labels, Series> it :
                metrics.getOrDefault(signal.metric(), Map.of()).entrySet()) {
            if (signal.matches(it.getKey())) {
                Labels group = it.getKey().pick(signal.by());
                it.getValue().collect(first, last, found.computeIfAbsent(group, any -> new ArrayList<>()));
            }
        }
        Map<Labels, Aggregate> groups = new LinkedHashMap<>();
        found.forEach((group, parts) -> {
            if (!parts.isEmpty()) {
                groups.put(group, Aggregate.merge(parts));
            }
        });
        return new Window(groups, Instant.ofEpochMilli(first), Instant.ofEpochMilli(last));
    }

    @Override
    public synchronized Set<String> metrics() {
        return Set.copyOf(metrics.keySet());
    }

    /** How many points were dropped because their series was one too many. */
    public synchronized long droppedPoints() {
        return droppedPoints;
    }
}
