package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of one monitor, one for each group that is wrong. A group that vanishes has no data from then on.
 *
 * <p>At most {@value #MOST} at a time, unless told otherwise: while there are that many, a breach in yet another group is
 * counted and warned about once, and waits for room. Groups that are fine are not limited. Used by one thread.
 */
final class AlertBook {

    /** Enough to see that everything is wrong. */
    static final int MOST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(AlertBook.class);

    private final Monitor monitor;
    private final int most;
    private final Map<Labels, Alert> alerts = new LinkedHashMap<>();
    private long refused;

    AlertBook(Monitor monitor) {
        this(monitor, MOST);
    }

    AlertBook(Monitor monitor, int most) {
        this.monitor = monitor;
        this.most = most;
    }

    /** Takes the readings of now and tells what changed, in the order in which the alerts came up. */
    List<Transition> step(Map<Labels, Reading> readings, Instant now) {
        List<Transition> transitions = new ArrayList<>();
        alerts.forEach((group, alert) ->
                alert.step(readings.getOrDefault(group, Reading.absent()), now).ifPresent(transitions::add));
        readings.forEach((group, reading) -> {
            if (reading.state() == Reading.State.BREACHED && !alerts.containsKey(group) && hasRoom(group)) {
                Alert alert = new Alert(monitor, group);
                alerts.put(group, alert);
                alert.step(reading, now).ifPresent(transitions::add);
            }
        });
        alerts.values().removeIf(it -> !it.phase().isActive());
        return transitions;
    }

    private boolean hasRoom(Labels group) {
        if (alerts.size() < most) {
            return true;
        }
        if (refused++ == 0) {
            LOG.warn(
                    "Monitor {} has {} alerts already; {} and other groups that are wrong wait for room (said once)."
                            + " If that many are expected, group by fewer labels",
                    monitor.name(),
                    most,
                    group);
        }
        return false;
    }

    /** The alerts that are pending, firing or recovering. */
    List<Alert> active() {
        return List.copyOf(alerts.values());
    }

    /** How many breached readings found no room. */
    long refused() {
        return refused;
    }
}
