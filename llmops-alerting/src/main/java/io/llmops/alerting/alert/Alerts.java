package io.llmops.alerting.alert;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.RunnerShelf;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All monitors and their alerts.
 *
 * <pre>{@code
 * var alerts = new Alerts(monitors);
 * List<Transition> changed = alerts.step(new Feeds(history), now); // on every tick
 * }</pre>
 *
 * <p>A condition that throws stops only its own level of its own monitor, which stays as it is until it works again; that
 * is warned about once, told where people know of an alert of that monitor, and counted. Used by one thread.
 */
public final class Alerts {

    private final Silences silences;
    private final Consumer<Throwable> onFailure;
    private RunnerShelf shelf = new RunnerShelf();
    private List<Watch> watches = List.of();
    private final StepClock clock = new StepClock();
    private List<Transition> untold = new ArrayList<>(); // outlives a step that a VirtualMachineError ends
    private long failures;
    private long suppressedBefore; // of monitors that are watched otherwise now, or not any more

    public Alerts(List<Monitor> monitors) {
        this(monitors, Silences.none(), thrown -> {});
    }

    /**
     * With what keeps alerts from being told.
     *
     * @param onFailure hears what each failed evaluation threw
     */
    public Alerts(List<Monitor> monitors, Silences silences, Consumer<Throwable> onFailure) {
        this.silences = silences;
        this.onFailure = thrown -> {
            failures++;
            onFailure.accept(thrown);
        };
        watch(monitors, Instant.EPOCH);
    }

    /**
     * Refuses monitors that cannot be watched together.
     *
     * @throws IllegalArgumentException if two have the same name
     */
    public static void requireDifferentNames(List<Monitor> monitors) {
        Set<String> names = new HashSet<>();
        for (Monitor monitor : monitors) {
            if (!names.add(monitor.name())) {
                throw new IllegalArgumentException("Two monitors are named \"" + monitor.name()
                        + "\"; incidents tell alerts apart by that name, so rename one");
            }
        }
    }

    /**
     * Watches these monitors from now on. A condition that was watched before keeps its runner, whatever monitor it is of; a
     * monitor that was there before, by its name, keeps its alerts, whatever else changed of it, unless that is its labels or
     * its groups. The alerts of those that are not there any more are over: that is told with the next step, where people know
     * of them.
     *
     * @throws IllegalArgumentException if two have the same name; nothing has changed then
     */
    public void watch(List<Monitor> monitors, Instant now) {
        requireDifferentNames(monitors);
        Map<String, Watch> before = new LinkedHashMap<>();
        watches.forEach(it -> before.put(it.monitor().name(), it));
        Iterator<List<ConditionRunner>> runners = runners(monitors, shelf).iterator();
        List<Watch> next = new ArrayList<>();
        for (Monitor monitor : monitors) {
            List<ConditionRunner> own = runners.next();
            Optional<Watch> same = Optional.ofNullable(before.remove(monitor.name()));
            next.add(same.map(it -> goOn(it, monitor, own, now))
                    .orElseGet(() -> new Watch(monitor, own, silences, onFailure)));
        }
        for (Watch removed : before.values()) {
            end(removed, "its monitor is not watched any more", now);
        }
        watches = List.copyOf(next);
    }

    /** For each monitor, one for each of its levels. */
    private static List<List<ConditionRunner>> runners(List<Monitor> monitors, RunnerShelf shelf) {
        Iterator<ConditionRunner> all = shelf.take(monitors.stream()
                        .flatMap(it -> it.levels().stream())
                        .map(Level::condition)
                        .toList())
                .iterator();
        return monitors.stream()
                .map(monitor ->
                        monitor.levels().stream().map(level -> all.next()).toList())
                .toList();
    }

    private Watch goOn(Watch before, Monitor monitor, List<ConditionRunner> runners, Instant now) {
        if (before.monitor().equals(monitor)) {
            before.runWith(runners);
            return before;
        }
        Watch after = new Watch(monitor, runners, silences, onFailure);
        if (Carried.isPossible(before.monitor(), monitor)) {
            suppressedBefore += before.book().suppressed();
            after.restore(Carried.over(before.save(), before.monitor(), monitor));
        } else {
            end(before, "its monitor has other labels or groups now", now);
        }
        return after;
    }

    private void end(Watch watch, String reason, Instant now) {
        suppressedBefore += watch.book().suppressed();
        untold.addAll(watch.book().end(reason, now));
    }

    /** Reads every condition and tells what changed. The time between steps may be any, even negative. */
    public List<Transition> step(Feeds feeds, Instant now) {
        Duration elapsed = clock.elapsed(now);
        for (Watch watch : sourcesFirst()) {
            untold.addAll(watch.step(feeds, elapsed, now));
            silences.fires(watch.monitor().name(), watch.book().firing(), now);
        }
        List<Transition> told = untold;
        untold = new ArrayList<>();
        return told;
    }

    /** What inhibits others is judged before them, so that nobody is told of both in one step. */
    private List<Watch> sourcesFirst() {
        if (silences.inhibitions().isEmpty()) {
            return watches;
        }
        List<String> names = watches.stream().map(it -> it.monitor().name()).toList();
        return watches.stream()
                .sorted(Comparator.comparingInt(it -> silences.rank(it.monitor().name(), names)))
                .toList();
    }

    /** The alerts that are pending, firing, recovering or flapping. */
    public List<ActiveAlert> active() {
        return watches.stream().flatMap(it -> it.book().active().stream()).toList();
    }

    /**
     * Somebody takes care of this alert: conditions that learn take it from now on that what came of it is normal.
     *
     * @param monitor its name
     * @param alert labels of monitor and group
     */
    public void acknowledge(String monitor, Labels alert) {
        watches.stream().filter(it -> it.monitor().name().equals(monitor)).forEach(it -> it.acknowledge(alert));
    }

    /** How each monitor is doing, in their order. */
    public List<MonitorState> monitors() {
        return watches.stream().map(Watch::state).toList();
    }

    /** How many things people were not told because of a silence or of maintenance. */
    public long suppressed() {
        return suppressedBefore
                + watches.stream().mapToLong(it -> it.book().suppressed()).sum();
    }

    /** How many times a condition could not be evaluated. */
    public long failures() {
        return failures;
    }

    /** What the conditions have learned, for {@link #resume}. */
    public JsonNode learned() {
        return shelf.save();
    }

    /**
     * Goes on with what conditions learned in an earlier process, as far as they are equal. To be called before the first
     * step.
     */
    public void resume(JsonNode learned) {
        RunnerShelf resumed = new RunnerShelf(learned);
        List<Monitor> monitors = watches.stream().map(Watch::monitor).toList();
        Iterator<List<ConditionRunner>> runners = runners(monitors, resumed).iterator();
        watches.forEach(it -> it.runWith(runners.next()));
        shelf = resumed;
    }

    /** All there is to remember of alerts, as the last step left it. */
    public SavedAlerts save() {
        return new SavedAlerts(watches.stream().map(Watch::save).toList());
    }

    /**
     * Goes on where an earlier process ended. To be called before the first step; what is saved of monitors that are no
     * more is dropped.
     *
     * @param now when this process begins to watch: the time since the last step of the earlier one counts as nothing
     */
    public void restore(SavedAlerts saved, Instant now) {
        clock.startAt(now);
        for (Watch watch : watches) {
            saved.monitors().stream()
                    .filter(it -> it.name().equals(watch.monitor().name()))
                    .forEach(watch::restore);
        }
    }
}
