package io.llmops.alerting.alert;

import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The alerts of one monitor, one for each group that is wrong, or was so too often of late. A group that vanishes has no
 * data from then on. Used by one thread.
 */
final class AlertBook {

    private final Monitor monitor;
    private final Silences silences;
    private final Groups groups;
    private final Map<Labels, Alert> alerts = new LinkedHashMap<>();
    private long suppressedBefore;

    AlertBook(Monitor monitor, Silences silences) {
        this.monitor = monitor;
        this.silences = silences;
        this.groups = new Groups(monitor);
    }

    /** Takes what was seen and tells what changed, in the order in which the alerts came up. */
    List<Transition> step(Sweep sweep) {
        groups.step(sweep, alerts::containsKey);
        List<Transition> transitions = new ArrayList<>();
        alerts.forEach((group, alert) -> step(alert, group, sweep, transitions));
        boolean missing = monitor.policy().noData().action() == NoDataPolicy.Action.ALERT;
        for (Labels group : missing ? groups.all() : sweep.groups()) {
            boolean wrong = sweep.isBreached(group) || (missing && sweep.isComplete() && !sweep.hasData(group));
            if (wrong && !alerts.containsKey(group) && groups.isJudged(group)) {
                Alert alert = new Alert(monitor, group);
                alerts.put(group, alert);
                step(alert, group, sweep.justNow(), transitions);
            }
        }
        forget();
        return transitions;
    }

    private void step(Alert alert, Labels group, Sweep sweep, List<Transition> transitions) {
        alert.step(sweep.at(group, groups.isGone(group), silencing(alert, sweep.now())))
                .ifPresent(transitions::add);
    }

    private Optional<String> silencing(Alert alert, Instant now) {
        return silences.silencing(monitor.name(), alert.labels(), now);
    }

    private void forget() {
        for (Iterator<Alert> each = alerts.values().iterator(); each.hasNext(); ) {
            Alert alert = each.next();
            if (alert.isForgettable()) {
                suppressedBefore += alert.suppressed();
                each.remove();
            }
        }
    }

    /** That the monitor cannot be evaluated, or can again: of interest where people know of an alert. */
    List<Transition> evaluation(Kind kind, String reason, Instant now) {
        return alerts.values().stream()
                .flatMap(it ->
                        it.evaluation(kind, reason, now, silencing(it, now).isPresent()).stream())
                .toList();
    }

    /** That all of them are not watched any more: of interest where people know of one. */
    List<Transition> end(String reason, Instant now) {
        return alerts.values().stream()
                .flatMap(it -> it.end(reason, now).stream())
                .toList();
    }

    /** The alerts that are wrong. */
    List<ActiveAlert> active() {
        return alerts.values().stream()
                .filter(it -> it.phase().isActive())
                .map(Alert::asOfNow)
                .toList();
    }

    /** Those that people know of, or would, and how bad they are. */
    Map<Labels, Severity> firing() {
        Map<Labels, Severity> firing = new LinkedHashMap<>();
        alerts.values().stream()
                .filter(it -> it.phase().isTold())
                .forEach(it -> firing.put(it.labels(), it.asOfNow().severity()));
        return firing;
    }

    /** How many things were not told because of a silence. */
    long suppressed() {
        return suppressedBefore
                + alerts.values().stream().mapToLong(Alert::suppressed).sum();
    }

    Groups groups() {
        return groups;
    }

    List<SavedAlerts.OneAlert> save() {
        return alerts.values().stream().map(Alert::save).toList();
    }

    void restore(SavedAlerts.OfMonitor saved) {
        saved.groups().forEach(it -> groups.restore(Labels.of(it.group()), it.known(), it.away()));
        Set<Labels> known = Set.copyOf(groups.all());
        for (SavedAlerts.OneAlert it : saved.alerts()) {
            Labels group = Labels.of(it.group());
            Alert alert = new Alert(monitor, group);
            alert.restore(it);
            alerts.put(group, alert);
            if (!known.contains(group)) {
                groups.restore(group, monitor.policy().newGroupDelay(), Duration.ZERO);
            }
        }
    }
}
