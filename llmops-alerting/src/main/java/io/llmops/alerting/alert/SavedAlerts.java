package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that {@link Alerts} have to remember, as data: a process that restores it goes on as if it had never ended. Times are
 * lengths that were watched, not moments, so the time between the last step and the restore counts as nothing: neither
 * clear nor breached.
 */
public record SavedAlerts(List<OfMonitor> monitors) {

    private static final SavedAlerts NONE = new SavedAlerts(List.of());

    public SavedAlerts {
        monitors = List.copyOf(monitors);
    }

    /** Of a process that begins anew. */
    public static SavedAlerts none() {
        return NONE;
    }

    /**
     * What one monitor has to remember.
     *
     * @param name the monitor is known by it; what is saved of others is dropped
     * @param groups those it has seen, in the order in which it did
     * @param failing if it cannot be evaluated, or could not until a moment ago
     */
    public record OfMonitor(String name, List<OneAlert> alerts, List<OneGroup> groups, Optional<OneFailure> failing) {

        public OfMonitor {
            alerts = List.copyOf(alerts);
            groups = List.copyOf(groups);
        }
    }

    /**
     * One alert.
     *
     * @param group labels of the group, in key order
     * @param onset when the breach began
     * @param told what people know; empty if they know nothing
     * @param heldBack what they would know but for a silence; empty if that is the same
     */
    public record OneAlert(
            Map<String, String> group,
            Phase phase,
            Instant onset,
            AllLevels levels,
            LatestChanges changes,
            Optional<Told> told,
            Optional<Told> heldBack) {

        public OneAlert {
            group = inKeyOrder(group);
        }
    }

    /**
     * The levels of one alert, known by their severity.
     *
     * @param missing the life of having no data, where that is wrong in itself
     * @param speaker the level that speaks for the alert; empty if it is having no data that does
     */
    public record AllLevels(List<OneLevel> levels, OneLevel missing, Optional<Severity> speaker) {

        public AllLevels {
            levels = List.copyOf(levels);
        }
    }

    /**
     * One level of one alert.
     *
     * @param counted for how long it has been breached while pending, or clear while recovering
     * @param silence for how long it has had no data
     * @param last what was measured last
     */
    public record OneLevel(Severity severity, Phase phase, Duration counted, Duration silence, Reading last) {}

    /**
     * How often an alert changed of late.
     *
     * @param ago how long ago each change was, the latest last
     * @param wrong how bad it is; empty if nothing is wrong
     * @param flapping how bad it was at worst while flapping; empty if it does not flap
     */
    public record LatestChanges(List<Duration> ago, Optional<Severity> wrong, Optional<Severity> flapping) {

        public LatestChanges {
            ago = List.copyOf(ago);
        }
    }

    /**
     * What people know of an alert.
     *
     * @param ago for how long they have heard nothing new
     */
    public record Told(Severity severity, boolean flapping, Duration ago) {

        Told later(Duration elapsed) {
            return new Told(severity, flapping, ago.plus(elapsed));
        }
    }

    /** A group, since when it is known and for how long it has been away. */
    public record OneGroup(Map<String, String> group, Duration known, Duration away) {

        public OneGroup {
            group = inKeyOrder(group);
        }
    }

    /** What keeps a monitor from being evaluated, since when, and for how long it has worked since. */
    public record OneFailure(String error, Instant since, Duration worked) {}

    private static Map<String, String> inKeyOrder(Map<String, String> labels) {
        return Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
