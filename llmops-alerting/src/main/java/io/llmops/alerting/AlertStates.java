package io.llmops.alerting;

import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.alert.SavedAlerts.OfMonitor;
import io.llmops.alerting.alert.SavedAlerts.OneGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Says what of the alerts' state is to be stored: all that changed whenever an alert changed its phase, every fifteen seconds
 * what counts while there are alerts, and every five minutes the rest. So a process that is killed forgets no phase, and at
 * most fifteen seconds of a count. Used by the ticking thread.
 */
final class AlertStates {

    private static final Duration WHILE_ACTIVE = Duration.ofSeconds(15);
    private static final Duration AT_REST = Duration.ofMinutes(5);

    private final Map<String, OfMonitor> stored = new HashMap<>();
    private Instant lookedAt = Instant.MIN;
    private Instant allStoredAt = Instant.MIN;

    /** An earlier process stored this. */
    void recall(SavedAlerts saved) {
        saved.monitors().forEach(it -> stored.put(it.name(), it));
    }

    /**
     * What is to be stored now, by monitor; empty where a monitor is not watched any more.
     *
     * @param moved whether an alert has just changed
     * @param active whether there are alerts that are wrong
     */
    Map<String, Optional<OfMonitor>> changed(Supplier<SavedAlerts> alerts, boolean moved, boolean active, Instant now) {
        boolean all = isDue(allStoredAt, AT_REST, now);
        if (!moved && !all && !(active && isDue(lookedAt, WHILE_ACTIVE, now))) {
            return Map.of();
        }
        lookedAt = now;
        allStoredAt = all ? now : allStoredAt;
        return changed(alerts.get().monitors(), all);
    }

    private static boolean isDue(Instant last, Duration every, Instant now) {
        return last.equals(Instant.MIN) || now.isBefore(last) || !now.isBefore(last.plus(every));
    }

    private Map<String, Optional<OfMonitor>> changed(List<OfMonitor> monitors, boolean all) {
        Map<String, Optional<OfMonitor>> changed = new LinkedHashMap<>();
        Set<String> gone = new HashSet<>(stored.keySet());
        for (OfMonitor now : monitors) {
            gone.remove(now.name());
            OfMonitor before = stored.get(now.name());
            boolean differs = all ? !now.equals(before) : before == null || !isLike(before, now);
            if (differs) {
                changed.put(now.name(), Optional.of(now));
                stored.put(now.name(), now);
            }
        }
        for (String name : gone) {
            changed.put(name, Optional.empty());
            stored.remove(name);
        }
        return changed;
    }

    /** Of a monitor without alerts only the ages of its groups change, which can wait. */
    private static boolean isLike(OfMonitor before, OfMonitor now) {
        return before.alerts().equals(now.alerts())
                && before.failing().isPresent() == now.failing().isPresent()
                && groups(before).equals(groups(now));
    }

    private static List<Map<String, String>> groups(OfMonitor monitor) {
        return monitor.groups().stream().map(OneGroup::group).toList();
    }
}
