package io.llmops.alerting.alert;

import io.llmops.alerting.alert.SavedAlerts.AllLevels;
import io.llmops.alerting.alert.SavedAlerts.LatestChanges;
import io.llmops.alerting.alert.SavedAlerts.OfMonitor;
import io.llmops.alerting.alert.SavedAlerts.OneAlert;
import io.llmops.alerting.alert.SavedAlerts.OneLevel;
import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is so of a monitor's alerts, carried over to the same monitor with other settings. A level goes on as the one of its
 * severity; where there is none such, as one that nothing goes on as: so an alert that becomes an error where it was a
 * warning stays the same alert, and escalates.
 */
final class Carried {

    private final Monitor before;
    private final Monitor after;

    private Carried(Monitor before, Monitor after) {
        this.before = before;
        this.after = after;
    }

    /** Whether alerts of the one can be alerts of the other: they are known to people by name, labels and group. */
    static boolean isPossible(Monitor before, Monitor after) {
        return before.name().equals(after.name())
                && before.labels().equals(after.labels())
                && before.condition().by().equals(after.condition().by());
    }

    static OfMonitor over(OfMonitor saved, Monitor before, Monitor after) {
        Carried carried = new Carried(before, after);
        return new OfMonitor(
                saved.name(), saved.alerts().stream().map(carried::alert).toList(), saved.groups(), saved.failing());
    }

    private OneAlert alert(OneAlert saved) {
        boolean flaps = !after.policy().flapping().isOff();
        return new OneAlert(
                saved.group(),
                saved.phase(),
                saved.onset(),
                levels(saved.levels()),
                flaps ? saved.changes() : new LatestChanges(List.of(), Optional.empty(), Optional.empty()),
                saved.told(),
                saved.heldBack());
    }

    private AllLevels levels(AllLevels saved) {
        List<OneLevel> left = new ArrayList<>(saved.levels());
        List<OneLevel> carried = new ArrayList<>();
        for (Level level : after.levels()) {
            same(level, left).ifPresent(it -> {
                left.remove(it);
                carried.add(carry(it, level));
            });
        }
        for (Level level : after.levels()) {
            boolean isNew = carried.stream().noneMatch(it -> it.severity() == level.severity());
            if (isNew && !left.isEmpty()) {
                carried.add(carry(left.remove(0), level));
            }
        }
        boolean missingCounts = after.policy().noData().action() == NoDataPolicy.Action.ALERT;
        OneLevel none =
                new OneLevel(after.policy().severity(), Phase.INACTIVE, Duration.ZERO, Duration.ZERO, Reading.absent());
        return new AllLevels(
                carried,
                missingCounts ? saved.missing() : none,
                missingCounts
                        ? saved.speaker()
                        : Optional.of(saved.speaker().orElse(after.policy().severity())));
    }

    private static Optional<OneLevel> same(Level level, List<OneLevel> saved) {
        return saved.stream().filter(it -> it.severity() == level.severity()).findFirst();
    }

    /** What another condition measured last would not be understood. */
    private OneLevel carry(OneLevel saved, Level level) {
        boolean sameCondition = before.levels().stream()
                .anyMatch(it ->
                        it.severity() == saved.severity() && it.condition().equals(level.condition()));
        return new OneLevel(
                level.severity(),
                saved.phase(),
                saved.counted(),
                saved.silence(),
                sameCondition ? saved.last() : Reading.absent());
    }
}
