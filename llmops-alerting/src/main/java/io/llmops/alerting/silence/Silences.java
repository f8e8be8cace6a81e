package io.llmops.alerting.silence;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * All that keeps alerts from being told. Read on every tick, changed by people: safe for threads, but for which sources of
 * inhibitions fire, which is the business of the one that ticks.
 */
public final class Silences {

    static final int MOST = 1_000;

    private volatile List<MaintenanceWindow> maintenance;
    private final List<Silence> silences = new CopyOnWriteArrayList<>();
    private volatile Inhibitions inhibitions = new Inhibitions(List.of());

    public Silences(List<MaintenanceWindow> maintenance) {
        this.maintenance = List.copyOf(maintenance);
    }

    public static Silences none() {
        return new Silences(List.of());
    }

    /** From now on these are what is known beforehand. */
    public void maintenance(List<MaintenanceWindow> windows) {
        maintenance = List.copyOf(windows);
    }

    /**
     * From the next step on these alerts inhibit those; sources that fire are known by then.
     *
     * @throws IllegalArgumentException if rules go in a circle; nothing has changed then
     */
    public void inhibitions(List<Inhibition> rules) {
        if (!rules.equals(inhibitions.rules())) {
            inhibitions = new Inhibitions(rules);
        }
    }

    /** Which alerts inhibit which. */
    public List<Inhibition> inhibitions() {
        return inhibitions.rules();
    }

    /** The place of a monitor in the order in which they have to be judged, so that sources come before their targets. */
    public int rank(String monitor, Collection<String> monitors) {
        return inhibitions.rank(monitor, monitors);
    }

    /** To be told on every step, for each monitor, right after it was judged: which of its alerts fire. */
    public void fires(String monitor, Map<Labels, Severity> firing, Instant now) {
        inhibitions.fires(monitor, firing, now);
    }

    /** Holds from its beginning on, until its end. Adding it again changes nothing. */
    public synchronized void add(Silence silence) {
        if (silences.contains(silence)) {
            return;
        }
        if (silences.size() >= MOST) {
            throw new IllegalStateException(
                    "There are " + MOST + " silences already; end some, or use one that matches more");
        }
        silences.add(silence);
    }

    /** Goes on with those of an earlier process, as far as there is room. */
    public synchronized void resume(List<Silence> earlier) {
        earlier.stream().limit(MOST - silences.size()).forEach(this::add);
    }

    /** Ends a silence early; false if there is none such. */
    public boolean remove(Silence silence) {
        return silences.remove(silence);
    }

    /** Those that hold, and those that will. */
    public List<Silence> silences() {
        return List.copyOf(silences);
    }

    /** What is known beforehand. */
    public List<MaintenanceWindow> maintenance() {
        return maintenance;
    }

    /** Forgets what is over. */
    public void forgetOver(Instant now) {
        silences.removeIf(it -> !now.isBefore(it.until()));
        inhibitions.forgetOver(now);
    }

    /** Why an alert is not told now, in words; empty if it is. */
    public Optional<String> silencing(String monitor, Labels labels, Instant now) {
        List<MaintenanceWindow> known = maintenance;
        if (known.isEmpty() && silences.isEmpty()) {
            return inhibitions.inhibiting(monitor, labels, now);
        }
        return Stream.concat(
                        silences.stream()
                                .filter(it -> it.holdsAt(now) && it.alerts().matches(monitor, labels))
                                .map(Silence::toString),
                        known.stream()
                                .filter(it -> it.alerts().matches(monitor, labels))
                                .flatMap(it -> it.openAt(now).stream()))
                .findFirst()
                .or(() -> inhibitions.inhibiting(monitor, labels, now));
    }
}
