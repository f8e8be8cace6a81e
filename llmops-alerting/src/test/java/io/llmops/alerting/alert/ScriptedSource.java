package io.llmops.alerting.alert;

import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Says what a test tells it to, or throws. Metrics whose name ends in "broken" throw while it is broken. */
final class ScriptedSource implements SignalSource {

    private final Map<Labels, Aggregate> groups = new LinkedHashMap<>();
    private boolean broken;
    private Instant until = Instant.MIN;

    ScriptedSource say(Labels group, double value) {
        groups.put(group, Aggregate.recorded(value));
        return this;
    }

    ScriptedSource silence(Labels group) {
        groups.remove(group);
        return this;
    }

    ScriptedSource broken(boolean yes) {
        broken = yes;
        return this;
    }

    /** Until when was asked last. */
    Instant until() {
        return until;
    }

    @Override
    public Window window(Signal signal, Instant from, Instant to) {
        until = to;
        if (broken && signal.metric().endsWith("broken")) {
            throw new IllegalStateException("secret words of a source");
        }
        return new Window(Map.copyOf(groups), from, to);
    }

    @Override
    public Set<String> metrics() {
        return Set.of();
    }
}
