package io.llmops.alerting.monitor;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Remembers every point for ever, exactly, and adds them up by looking at each: the oracle's source. */
final class RawSource implements SignalSource {

    private record Point(String metric, Labels labels, Aggregate aggregate) {}

    private final NavigableMap<Instant, List<Point>> points = new TreeMap<>();
    private Instant watchedSince = Instant.MIN;
    private Optional<Instant> farthestAsked = Optional.empty();

    void add(String metric, Labels labels, Aggregate aggregate, Instant at) {
        points.computeIfAbsent(at, any -> new ArrayList<>()).add(new Point(metric, labels, aggregate));
    }

    void watchedSince(Instant moment) {
        watchedSince = moment;
    }

    void forgetAsked() {
        farthestAsked = Optional.empty();
    }

    Optional<Instant> farthestAsked() {
        return farthestAsked;
    }

    Feeds feeds() {
        return new Feeds(this);
    }

    @Override
    public Window window(Signal signal, Instant from, Instant until) {
        farthestAsked =
                Optional.of(farthestAsked.filter(it -> it.isBefore(from)).orElse(from));
        Map<Labels, List<Aggregate>> found = new LinkedHashMap<>();
        points.subMap(from, false, until, true)
                .values()
                .forEach(all -> all.forEach(point -> {
                    if (point.metric.equals(signal.metric()) && matches(signal, point.labels)) {
                        found.computeIfAbsent(point.labels.pick(signal.by()), any -> new ArrayList<>())
                                .add(point.aggregate);
                    }
                }));
        Map<Labels, Aggregate> groups = new LinkedHashMap<>();
        found.forEach((group, parts) -> groups.put(group, Aggregate.merge(parts)));
        Instant watched = watchedSince.isAfter(from) ? watchedSince : from;
        Duration observed = watched.isAfter(until) ? Duration.ZERO : Duration.between(watched, until);
        return new Window(groups, from, until, observed);
    }

    private static boolean matches(Signal signal, Labels labels) {
        return signal.where().entrySet().stream()
                .allMatch(it -> labels.get(it.getKey())
                        .filter(value -> it.getValue().equals(Signal.PRESENT)
                                || it.getValue().equals(value))
                        .isPresent());
    }

    @Override
    public Set<String> metrics() {
        return points.values().stream().flatMap(List::stream).map(Point::metric).collect(Collectors.toSet());
    }
}
