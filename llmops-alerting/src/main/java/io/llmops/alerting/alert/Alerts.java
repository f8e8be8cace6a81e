package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.ConditionRunners;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All monitors and their alerts.
 *
 * <pre>{@code
 * var alerts = new Alerts(monitors);
 * List<Transition> changed = alerts.step(new Feeds(history), now); // on every tick
 * }</pre>
 *
 * <p>A condition that throws stops only its own monitor, whose alerts stay as they are until it works again; that is
 * warned about once and counted. Used by one thread.
 */
public final class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    private final List<Watch> watches;
    private List<Transition> untold = new ArrayList<>(); // outlives a step that a VirtualMachineError ends
    private long failures;

    /** A monitor, what runs its condition, and its alerts. */
    private static final class Watch {
        private final Monitor monitor;
        private final ConditionRunner runner;
        private final AlertBook book;
        private boolean broken;

        private Watch(Monitor monitor) {
            this.monitor = monitor;
            this.runner = ConditionRunners.of(monitor.condition());
            this.book = new AlertBook(monitor);
        }
    }

    public Alerts(List<Monitor> monitors) {
        Set<String> names = new HashSet<>();
        for (Monitor monitor : monitors) {
            if (!names.add(monitor.name())) {
                throw new IllegalArgumentException("Two monitors are named \"" + monitor.name()
                        + "\"; incidents tell alerts apart by that name, so rename one");
            }
        }
        watches = monitors.stream().map(Watch::new).toList();
    }

    /** Reads every condition and tells what changed. */
    public List<Transition> step(Feeds feeds, Instant now) {
        for (Watch watch : watches) {
            try {
                untold.addAll(watch.book.step(watch.runner.step(feeds, now), now));
                watch.broken = false;
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) {
                failed(watch, e);
            }
        }
        List<Transition> told = untold;
        untold = new ArrayList<>();
        return told;
    }

    private void failed(Watch watch, Throwable e) {
        failures++;
        String message = "Monitor {} could not be evaluated; its alerts stay as they are";
        if (watch.broken) {
            LOG.debug(message, watch.monitor.name(), e);
        } else {
            LOG.warn(message + " (said once until it works again)", watch.monitor.name(), e);
        }
        watch.broken = true;
    }

    /** How many breached readings found no room, because their monitor has 200 alerts already. */
    public long refused() {
        return watches.stream().mapToLong(it -> it.book.refused()).sum();
    }

    /** The alerts that are pending, firing or recovering. */
    public List<Alert> active() {
        return watches.stream().flatMap(it -> it.book.active().stream()).toList();
    }

    /** How many times a condition could not be evaluated. */
    public long failures() {
        return failures;
    }
}
