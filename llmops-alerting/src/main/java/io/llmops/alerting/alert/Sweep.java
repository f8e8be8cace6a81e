package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one look at all groups of a monitor gave.
 *
 * @param levels readings by group, for each level; empty where the level could not be evaluated
 * @param judged the moment that was looked at
 */
record Sweep(List<Optional<Map<Labels, Reading>>> levels, Duration elapsed, Instant judged, Instant now) {

    /** Every group that has a reading, in the order of the readings. */
    Set<Labels> groups() {
        if (levels.size() == 1) {
            return levels.get(0).map(Map::keySet).orElse(Set.of());
        }
        Set<Labels> all = new LinkedHashSet<>();
        levels.forEach(level -> level.ifPresent(it -> all.addAll(it.keySet())));
        return all;
    }

    /** A group that is not there has no data. */
    Look at(Labels group, boolean gone, Optional<String> silenced) {
        List<Optional<Reading>> readings = levels.stream()
                .map(level -> level.map(it -> it.getOrDefault(group, Reading.absent())))
                .toList();
        return new Look(readings, elapsed, judged, now, gone, silenced);
    }

    /** The same, but as the first look: nothing has elapsed. */
    Sweep justNow() {
        return new Sweep(levels, Duration.ZERO, judged, now);
    }

    /** Whether all levels could be evaluated. */
    boolean isComplete() {
        return levels.stream().allMatch(Optional::isPresent);
    }

    boolean isBreached(Labels group) {
        return has(group, Reading.State.BREACHED);
    }

    boolean hasData(Labels group) {
        return has(group, Reading.State.BREACHED)
                || has(group, Reading.State.HOLDING)
                || has(group, Reading.State.CLEAR);
    }

    private boolean has(Labels group, Reading.State state) {
        for (Optional<Map<Labels, Reading>> level : levels) {
            Reading reading = level.isEmpty() ? null : level.get().get(group);
            if (reading != null && reading.state() == state) {
                return true;
            }
        }
        return false;
    }
}
