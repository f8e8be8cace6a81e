package io.llmops.alerting.alert;

import io.llmops.alerting.alert.SavedAlerts.Told;
import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.FlapPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One monitor's alert for one group, through its life. Used by one thread.
 *
 * <p>Three things are kept apart: what is so ({@link Tracks}), whether that changes too often ({@link Changes}), and what
 * people know ({@link Told}). Each step compares the last with the others, and tells the difference, if nothing silences
 * it: so what a silence held back is told when it ends, and what was told is told to be over whatever happens.
 */
final class Alert {

    private final Monitor monitor;
    private final Labels group;
    private final Labels labels;
    private final Tracks tracks;
    private final Changes changes;
    private Optional<Told> told = Optional.empty();
    private Optional<Told> heldBack = Optional.empty();
    private Optional<String> silenced = Optional.empty();
    private Phase phase = Phase.INACTIVE;
    private Instant onset = Instant.EPOCH;
    private long suppressed;

    Alert(Monitor monitor, Labels group) {
        this.monitor = monitor;
        this.group = group;
        this.labels = monitor.labels().plus(group);
        this.tracks = new Tracks(monitor);
        this.changes = new Changes(monitor.policy().flapping());
    }

    /** Takes what was seen now; tells what that changes. */
    Optional<Transition> step(Look look) {
        Phase before = phase;
        int spoke = tracks.speaker();
        tracks.step(look);
        changes.step(tracks.severity(), look.elapsed());
        phase = changes.flapping().isPresent() ? Phase.FLAPPING : after(before, tracks.phase());
        if (!before.isActive()) {
            onset = look.judged();
        }
        boolean released = heldBack.isPresent() && look.silenced().isEmpty();
        silenced = look.silenced();
        Optional<Told> known = told.map(it -> it.later(look.elapsed()));
        Kind kind = tell(known);
        if (kind == Kind.MOVED && before == phase) {
            return Optional.empty();
        }
        String reason = reason(kind, before, spoke, look.now())
                + (kind == Kind.FIRED && released ? ", no longer silenced" : "");
        Severity severity = kind == Kind.RESOLVED ? known.orElseThrow().severity() : wrong();
        return Optional.of(transition(kind, before, severity, look.now(), reason));
    }

    /** A level may remember an end that the alert does not. */
    private static Phase after(Phase before, Phase now) {
        if (now.isActive()) {
            return now;
        }
        return before.isTold() ? Phase.RESOLVED : before == Phase.PENDING ? Phase.INACTIVE : before;
    }

    /** Compares what is so with what people know, and takes it that they hear of the difference. */
    private Kind tell(Optional<Told> known) {
        told = known;
        if (!phase.isTold()) {
            heldBack = Optional.empty();
            told = Optional.empty();
            return known.isPresent() ? Kind.RESOLVED : Kind.MOVED;
        }
        Told news = new Told(wrong(), phase == Phase.FLAPPING, Duration.ZERO);
        Kind kind = known.map(it -> difference(it, news)).orElse(Kind.FIRED);
        boolean almostOver = kind == Kind.FIRED && phase == Phase.RECOVERING;
        if (kind == Kind.MOVED || almostOver) {
            return Kind.MOVED;
        }
        if (silenced.isPresent()) {
            holdBack(news);
            return Kind.MOVED;
        }
        heldBack = Optional.empty();
        told = Optional.of(news);
        return kind;
    }

    private Kind difference(Told known, Told news) {
        if (known.flapping() != news.flapping()) {
            return news.flapping() ? Kind.BEGAN_FLAPPING : Kind.STEADIED;
        }
        if (known.severity() != news.severity()) {
            return news.severity().isAtLeast(known.severity()) ? Kind.ESCALATED : Kind.DE_ESCALATED;
        }
        Duration every = monitor.policy().renotifyEvery();
        boolean due = phase == Phase.FIRING && !every.isZero() && known.ago().compareTo(every) >= 0;
        return due ? Kind.REMINDED : Kind.MOVED;
    }

    /** Each thing that people would have been told counts once. */
    private void holdBack(Told news) {
        if (!heldBack.equals(Optional.of(news))) {
            suppressed++;
            heldBack = Optional.of(news);
        }
    }

    private Severity wrong() {
        return changes.flapping().orElseGet(tracks::speakersSeverity);
    }

    private String reason(Kind kind, Phase before, int spoke, Instant now) {
        FlapPolicy flapping = monitor.policy().flapping();
        String within = " within " + Prose.duration(flapping.window());
        if (kind == Kind.REMINDED) {
            return "for " + Prose.duration(now.isAfter(onset) ? Duration.between(onset, now) : Duration.ZERO);
        }
        if (phase == Phase.FLAPPING) {
            return flapping.enter() + " changes" + within;
        }
        if (before == Phase.FLAPPING) {
            return "at most " + flapping.leave() + (flapping.leave() == 1 ? " change" : " changes") + within;
        }
        if (kind == Kind.DE_ESCALATED || kind == Kind.RESOLVED || !phase.isActive()) {
            return tracks.whyOver(spoke, before.isTold());
        }
        return before == Phase.RECOVERING && phase == Phase.FIRING ? "breached again" : tracks.whyWrong();
    }

    private Transition transition(Kind kind, Phase before, Severity severity, Instant now, String reason) {
        return new Transition(
                kind,
                monitor,
                labels,
                before,
                phase,
                severity,
                onset,
                now,
                tracks.reading(),
                tracks.sentence(),
                reason);
    }

    /** That its monitor cannot be evaluated, or can again; empty if people do not know of it anyway. */
    Optional<Transition> evaluation(Kind kind, String reason, Instant now, boolean isSilenced) {
        boolean quiet = isSilenced && kind == Kind.EVALUATION_FAILED;
        return quiet ? Optional.empty() : told.map(it -> transition(kind, phase, it.severity(), now, reason));
    }

    /** It is not watched any more; empty if people do not know of it anyway. */
    Optional<Transition> end(String reason, Instant now) {
        Optional<Told> known = told;
        Phase before = phase;
        phase = Phase.RESOLVED;
        told = Optional.empty();
        return known.map(it -> transition(Kind.RESOLVED, before, it.severity(), now, reason));
    }

    /** Whether nothing would be different if it were forgotten. */
    boolean isForgettable() {
        return !phase.isActive() && told.isEmpty() && !changes.areAny() && !tracks.isMissed();
    }

    Labels labels() {
        return labels;
    }

    Phase phase() {
        return phase;
    }

    long suppressed() {
        return suppressed;
    }

    /** As it stands; for other threads. */
    ActiveAlert asOfNow() {
        return new ActiveAlert(monitor, labels, phase, wrong(), onset, silenced);
    }

    SavedAlerts.OneAlert save() {
        return new SavedAlerts.OneAlert(group.asMap(), phase, onset, tracks.save(), changes.save(), told, heldBack);
    }

    void restore(SavedAlerts.OneAlert saved) {
        phase = saved.phase();
        onset = saved.onset();
        told = saved.told();
        heldBack = saved.heldBack();
        tracks.restore(saved.levels());
        changes.restore(saved.changes());
    }

    @Override
    public String toString() {
        return monitor.name() + labels + " " + phase;
    }
}
