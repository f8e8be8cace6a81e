package io.llmops.alerting.silence;

import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** All that keeps alerts from being told. Read on every tick, changed by people: safe for threads. */
public final class Silences {

    static final int MOST = 1_000;

    private volatile List<MaintenanceWindow> maintenance;
    private final List<Silence> silences = new CopyOnWriteArrayList<>();

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
    }

    /** Why an alert is not told now, in words; empty if it is. */
    public Optional<String> silencing(String monitor, Labels labels, Instant now) {
        List<MaintenanceWindow> known = maintenance;
        if (known.isEmpty() && silences.isEmpty()) {
            return Optional.empty();
        }
        return Stream.concat(
                        silences.stream()
                                .filter(it -> it.holdsAt(now) && it.alerts().matches(monitor, labels))
                                .map(Silence::toString),
                        known.stream()
                                .filter(it -> it.alerts().matches(monitor, labels))
                                .flatMap(it -> it.openAt(now).stream()))
                .findFirst();
    }
}
