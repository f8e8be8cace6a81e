package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One monitor's alert for one group, through its life. Its states are in files of their own. Used by one thread. */
public final class Alert {

    private final Monitor monitor;
    private final Labels labels;
    private AlertState state = new Inactive();
    private Instant onset = Instant.EPOCH;
    private Instant lastStep = Instant.MAX; // so that nothing has elapsed before the first step
    private Duration silence = Duration.ZERO;

    Alert(Monitor monitor, Labels group) {
        this.monitor = monitor;
        this.labels = monitor.labels().plus(group);
    }

    /** Takes the reading of now; tells if that changes the phase. The time between steps may be any, even negative. */
    Optional<Transition> step(Reading reading, Instant now) {
        Duration elapsed = now.isAfter(lastStep) ? Duration.between(lastStep, now) : Duration.ZERO;
        lastStep = now;
        silence = reading.state() == Reading.State.NO_DATA ? silence.plus(elapsed) : Duration.ZERO;
        AlertState before = state;
        state = next(new Step(reading.state(), elapsed, monitor.policy()));
        if (before.phase() == state.phase()) {
            return Optional.empty();
        }
        if (!before.phase().isActive()) {
            onset = now;
        }
        return Optional.of(new Transition(
                monitor, labels, before.phase(), state.phase(), onset, now, reading, reason(before.phase(), reading)));
    }

    private AlertState next(Step step) {
        boolean silentForTooLong = step.reading() == Reading.State.NO_DATA
                && silence.compareTo(step.policy().noDataResolveAfter()) >= 0;
        if (silentForTooLong && state.phase().isActive()) {
            return state.phase().isTold() ? new Resolved() : new Inactive();
        }
        return state.next(step);
    }

    private String reason(Phase before, Reading reading) {
        AlertPolicy policy = monitor.policy();
        boolean silent = reading.state() == Reading.State.NO_DATA;
        return switch (state.phase()) {
            case PENDING -> "breached";
            case FIRING -> before == Phase.RECOVERING ? "breached again" : lasting("breached", policy.pendingFor());
            case RECOVERING -> "clear";
            case RESOLVED, INACTIVE ->
                silent
                        ? lasting("no data", policy.noDataResolveAfter())
                        : lasting("clear", before.isTold() ? policy.keepFiringFor() : Duration.ZERO);
        };
    }

    private static String lasting(String what, Duration duration) {
        return duration.isZero() ? what : what + " for " + Prose.duration(duration);
    }

    public Monitor monitor() {
        return monitor;
    }

    /** Those of the monitor and of the group. */
    public Labels labels() {
        return labels;
    }

    public Phase phase() {
        return state.phase();
    }

    /** As it stands; for other threads. */
    public ActiveAlert asOfNow() {
        return new ActiveAlert(monitor, labels, phase(), onset);
    }

    @Override
    public String toString() {
        return monitor.name() + labels + " " + state;
    }
}
