package io.llmops.cli.backtest;

import io.llmops.alerting.alert.Alerts;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.MaintenanceWindow;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Replays a history twice: first with the monitors as they are, then with each at several limits.
 *
 * @param maintenance when nothing is told, as in the live process
 * @param incidents what was labelled; empty if nothing was
 * @param grace an alert that fires up to this long after an incident still belongs to it
 */
record Backtest(
        List<Monitor> monitors,
        List<MaintenanceWindow> maintenance,
        Survey survey,
        List<Incident> incidents,
        Duration grace) {

    /**
     * What came of it.
     *
     * @param alerts by monitor
     * @param tunings of the monitors that have a limit and data
     * @param suppressed how many things were not told because of maintenance
     * @param failures how many times a condition could not be evaluated
     */
    record Outcome(
            List<Recorder> recorders,
            Map<String, List<Fired>> alerts,
            List<Tuning> tunings,
            long suppressed,
            long failures) {}

    /** @param tuning whether other limits are tried */
    Outcome run(Replay replay, boolean tuning) {
        List<Recorder> recorders =
                monitors.stream().map(it -> new Recorder(it, survey)).toList();
        Alerts alerts = new Alerts(monitors, new Silences(maintenance), thrown -> {});
        AlertLog log = new AlertLog();
        replay.run("Replaying", (feeds, now) -> {
            log.add(alerts.step(feeds, now));
            recorders.forEach(it -> it.step(feeds, now));
        });
        List<Tuning> tunings = tuning ? tunings(recorders, replay) : List.of();
        return new Outcome(recorders, log.byMonitor(survey.end()), tunings, alerts.suppressed(), alerts.failures());
    }

    private List<Tuning> tunings(List<Recorder> recorders, Replay replay) {
        Map<String, Variant> variants = new LinkedHashMap<>();
        for (Recorder recorder : recorders) {
            if (recorder.dial().isPresent() && recorder.sawData()) {
                variants(recorder, recorder.dial().get(), variants);
            }
        }
        Alerts alerts = new Alerts(
                variants.values().stream().map(Variant::monitor).toList(),
                new Silences(maintenanceOf(variants.values())),
                thrown -> {});
        AlertLog log = new AlertLog();
        replay.run("Trying other limits", (feeds, now) -> log.add(alerts.step(feeds, now)));
        return scored(recorders, variants, log.byMonitor(survey.end()));
    }

    /** A monitor with another limit, under a name of its own. */
    private record Variant(String of, double limit, Monitor monitor) {}

    /** The windows name monitors, and variants have other names. */
    private List<MaintenanceWindow> maintenanceOf(Collection<Variant> variants) {
        List<MaintenanceWindow> windows = new ArrayList<>();
        for (MaintenanceWindow window : maintenance) {
            for (Variant variant : variants) {
                if (window.alerts().mayMean(variant.of)) {
                    AlertMatcher same = new AlertMatcher(
                            variant.monitor.name(), window.alerts().labels());
                    windows.add(new MaintenanceWindow(window.reason(), same, window.schedule()));
                }
            }
        }
        return windows;
    }

    private void variants(Recorder recorder, Dial dial, Map<String, Variant> variants) {
        Monitor it = recorder.monitor();
        for (double limit : Candidates.of(recorder, dial, concerning(it))) {
            dial.at(limit).ifPresent(condition -> {
                String name = "variant-" + variants.size();
                Monitor turned =
                        new Monitor(name, it.summary(), condition, List.of(), it.policy(), it.labels(), it.runbook());
                variants.put(name, new Variant(it.name(), limit, turned));
            });
        }
    }

    private List<Tuning> scored(
            List<Recorder> recorders, Map<String, Variant> variants, Map<String, List<Fired>> alerts) {
        List<Tuning> tunings = new ArrayList<>();
        for (Recorder recorder : recorders) {
            Monitor it = recorder.monitor();
            List<Tuning.Try> tries = new ArrayList<>();
            variants.forEach((name, variant) -> {
                if (variant.of.equals(it.name())) {
                    tries.add(new Tuning.Try(variant.limit, score(it, alerts.getOrDefault(name, List.of()))));
                }
            });
            recorder.dial()
                    .filter(dial -> !tries.isEmpty())
                    .ifPresent(dial -> tunings.add(new Tuning(it, dial, tries)));
        }
        return tunings;
    }

    List<Incident> concerning(Monitor monitor) {
        return incidents.stream().filter(it -> it.concerns(monitor.name())).toList();
    }

    /** Of the alerts of this monitor, or of a variant of it. */
    Score score(Monitor monitor, List<Fired> alerts) {
        List<Fired> named = alerts.stream().map(it -> it.of(monitor.name())).toList();
        return Score.of(named, concerning(monitor), grace);
    }
}
