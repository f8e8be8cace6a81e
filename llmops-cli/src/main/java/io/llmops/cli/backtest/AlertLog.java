package io.llmops.cli.backtest;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what was told, alert by alert. One that flaps is one alert until it is quiet. */
final class AlertLog {

    private record Key(String monitor, Labels labels) {}

    private final Map<Key, Fired> open = new LinkedHashMap<>();
    private final List<Fired> over = new ArrayList<>();

    void add(List<Transition> transitions) {
        transitions.forEach(this::add);
    }

    private void add(Transition it) {
        Key key = new Key(it.monitor().name(), it.labels());
        switch (it.kind()) {
            case FIRED ->
                open.putIfAbsent(
                        key, new Fired(key.monitor, key.labels, it.at(), Instant.MAX, it.severity(), it.sentence()));
            case ESCALATED -> open.computeIfPresent(key, (any, alert) -> until(alert, Instant.MAX, it.severity()));
            case RESOLVED -> {
                Fired alert = open.remove(key);
                if (alert != null) {
                    over.add(until(alert, it.at(), alert.severity()));
                }
            }
            default -> {}
        }
    }

    private static Fired until(Fired alert, Instant until, Severity severity) {
        Severity worst = severity.compareTo(alert.severity()) > 0 ? severity : alert.severity();
        return new Fired(alert.monitor(), alert.labels(), alert.from(), until, worst, alert.sentence());
    }

    /** By monitor, in the order in which they were over; those that are not end with the history. */
    Map<String, List<Fired>> byMonitor(Instant end) {
        Map<String, List<Fired>> byMonitor = new LinkedHashMap<>();
        over.forEach(it -> byMonitor
                .computeIfAbsent(it.monitor(), any -> new ArrayList<>())
                .add(it));
        open.values().stream()
                .map(it -> until(it, end, it.severity()))
                .forEach(it -> byMonitor
                        .computeIfAbsent(it.monitor(), any -> new ArrayList<>())
                        .add(it));
        return byMonitor;
    }
}
