package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The groups of one monitor: which are known, since when, and which of them are judged.
 *
 * <p>No more than the policy's {@code maxGroups} are known at a time. When there are more, those that have an alert stay,
 * one that is wrong takes the place of one that is not, and the others are not judged: that is warned about once, until
 * they fit again, and counted. One that has been away for a day is forgotten. Used by one thread.
 */
final class Groups {

    private static final Logger LOG = LoggerFactory.getLogger(Groups.class);
    private static final Duration GONE = Duration.ofDays(1);

    private final String monitor;
    private final AlertPolicy policy;
    private final Map<Labels, Known> known = new LinkedHashMap<>();
    private int dropped;

    private static final class Known {
        private Duration age = Duration.ZERO;
        private Duration away = Duration.ZERO;
    }

    Groups(Monitor monitor) {
        this.monitor = monitor.name();
        this.policy = monitor.policy();
    }

    void step(Sweep sweep, Predicate<Labels> hasAlert) {
        Set<Labels> present = sweep.groups();
        known.forEach((group, it) -> {
            it.age = it.age.plus(sweep.elapsed());
            it.away = present.contains(group) || !sweep.isComplete() ? Duration.ZERO : it.away.plus(sweep.elapsed());
        });
        known.entrySet().removeIf(it -> hasBeenAway(it.getValue()) && !hasAlert.test(it.getKey()));
        boolean fitted = dropped == 0;
        dropped = 0;
        for (Labels group : present) {
            if (!known.containsKey(group)) {
                meet(group, sweep, hasAlert, fitted);
            }
        }
    }

    private void meet(Labels group, Sweep sweep, Predicate<Labels> hasAlert, boolean fitted) {
        if (known.size() < policy.maxGroups() || (sweep.isBreached(group) && makeRoom(sweep, hasAlert))) {
            known.put(group, new Known());
        } else if (dropped++ == 0 && fitted) {
            LOG.warn(
                    "Monitor {} has {} groups, but judges {} at most: {} and others are not judged, unless they are wrong "
                            + "while one of those is not (said once until they fit). Group by fewer labels, or raise "
                            + "maxGroups in its policy",
                    monitor,
                    sweep.groups().size(),
                    policy.maxGroups(),
                    group);
        }
    }

    private boolean makeRoom(Sweep sweep, Predicate<Labels> hasAlert) {
        for (Iterator<Labels> each = known.keySet().iterator(); each.hasNext(); ) {
            Labels group = each.next();
            if (!hasAlert.test(group) && !sweep.isBreached(group)) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private boolean hasBeenAway(Known group) {
        return group.away.compareTo(GONE.plus(policy.noData().after())) >= 0;
    }

    /** Whether it is known for long enough. */
    boolean isJudged(Labels group) {
        Known it = known.get(group);
        return it != null && it.age.compareTo(policy.newGroupDelay()) >= 0;
    }

    /** Whether it has been away for so long that an alert for the want of its data is over. */
    boolean isGone(Labels group) {
        Known it = known.get(group);
        return it != null && policy.noData().action() == NoDataPolicy.Action.ALERT && hasBeenAway(it);
    }

    List<Labels> all() {
        return List.copyOf(known.keySet());
    }

    /** How many are judged, or will be. */
    int size() {
        return known.size();
    }

    /** How many were not, on the last look. */
    int dropped() {
        return dropped;
    }

    List<SavedAlerts.OneGroup> save() {
        return known.entrySet().stream()
                .map(it -> new SavedAlerts.OneGroup(it.getKey().asMap(), it.getValue().age, it.getValue().away))
                .toList();
    }

    void restore(Labels group, Duration age, Duration away) {
        Known it = known.computeIfAbsent(group, any -> new Known());
        it.age = age;
        it.away = away;
    }
}
