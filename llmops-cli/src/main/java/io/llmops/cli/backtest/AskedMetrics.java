package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which metrics a monitor asks for: a source without data that listens to the questions. */
final class AskedMetrics implements SignalSource {

    private final Set<String> asked = new TreeSet<>();

    private AskedMetrics() {}

    static Set<String> of(Monitor monitor) {
        AskedMetrics source = new AskedMetrics();
        for (Level level : monitor.levels()) {
            ConditionRunners.of(level.condition()).step(new Feeds(source), Instant.EPOCH);
        }
        return source.asked;
    }

    @Override
    public Window window(Signal signal, Instant from, Instant until) {
        asked.add(signal.metric());
        return new Window(Map.of(), from, until);
    }

    @Override
    public Set<String> metrics() {
        return Set.of();
    }
}
