package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

    private final List<Watch> watches;
    private final StepClock clock = new StepClock();
    private List<Transition> untold = new ArrayList<>(); // outlives a step that a VirtualMachineError ends
    private long failures;

    public Alerts(List<Monitor> monitors) {
        this(monitors, Silences.none(), thrown -> {});
    }

    /**
     * With what keeps alerts from being told.
     *
     * @param onFailure hears what each failed evaluation threw
     */
    public Alerts(List<Monitor> monitors, Silences silences, Consumer<Throwable> onFailure) {
        Set<String> names = new HashSet<>();
        for (Monitor monitor : monitors) {
            if (!names.add(monitor.name())) {
                throw new IllegalArgumentException("Two monitors are named \"" + monitor.name()
                        + "\"; incidents tell alerts apart by that name, so rename one");
            }
        }
        Consumer<Throwable> counting = thrown -> {
            failures++;
            onFailure.accept(thrown);
        };
        watches = monitors.stream().map(it -> new Watch(it, silences, counting)).toList();
    }

    /** Reads every condition and tells what changed. The time between steps may be any, even negative. */
    public List<Transition> step(Feeds feeds, Instant now) {
        Duration elapsed = clock.elapsed(now);
        for (Watch watch : watches) {
            untold.addAll(watch.step(feeds, elapsed, now));
        }
        List<Transition> told = untold;
        untold = new ArrayList<>();
        return told;
    }

    /** The alerts that are pending, firing, recovering or flapping. */
    public List<ActiveAlert> active() {
        return watches.stream().flatMap(it -> it.book().active().stream()).toList();
    }

    /** How each monitor is doing, in their order. */
    public List<MonitorState> monitors() {
        return watches.stream().map(Watch::state).toList();
    }

    /** How many things people were not told because of a silence or of maintenance. */
    public long suppressed() {
        return watches.stream().mapToLong(it -> it.book().suppressed()).sum();
    }

    /** How many times a condition could not be evaluated. */
    public long failures() {
        return failures;
    }

    /** All there is to remember, as the last step left it. */
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
