package io.llmops.alerting.alert;

import io.llmops.alerting.alert.SavedAlerts.AllLevels;
import io.llmops.alerting.alert.SavedAlerts.OneLevel;
import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.NoDataPolicy.Action;
import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is so in one group, whoever is told of it: every level of the monitor lives its own life, and the worst one that is
 * wrong speaks for the alert. A level that cannot be evaluated stays as it is. While a worse one is told, a lesser one need
 * not be pending: when the worse one ends, the alert goes on.
 *
 * <p>Where having no data is wrong in itself, that is one more life, beside the levels.
 */
final class Tracks {

    private static final int NO_DATA = -1;

    private final AlertPolicy policy;
    private final List<Level> levels;
    private final Track[] tracks;
    private final Reading[] last;
    private Track missing = Track.NEW;
    private int speaker; // the level that speaks for the alert, or did last; NO_DATA if having none does
    private boolean missed; // whether it has no data, where that is wrong in itself
    private boolean gone;

    Tracks(Monitor monitor) {
        policy = monitor.policy();
        levels = monitor.levels();
        tracks = new Track[levels.size()];
        Arrays.fill(tracks, Track.NEW);
        last = new Reading[levels.size()];
        Arrays.fill(last, Reading.absent());
    }

    void step(Look look) {
        Optional<Duration> resolveAfter = resolveAfter(look.hasData());
        boolean worseIsTold = false;
        for (int i = tracks.length - 1; i >= 0; i--) {
            Optional<Reading> reading = look.readings().get(i);
            if (reading.isPresent()) {
                last[i] = reading.get();
                Duration pending = worseIsTold ? Duration.ZERO : pendingFor(i);
                tracks[i] = tracks[i].next(
                        new Step(reading.get().state(), look.elapsed(), pending, keepFiringFor(i), resolveAfter));
            }
            worseIsTold |= tracks[i].isTold();
        }
        boolean alerts = policy.noData().action() == Action.ALERT;
        if (alerts && look.isComplete()) {
            missing = missing(look);
        }
        gone = look.gone();
        missed = alerts && !gone && !look.hasData();
        if (gone) {
            missing = missing.ended();
            Arrays.setAll(tracks, i -> tracks[i].ended());
        }
        speaker = nextSpeaker();
    }

    /** A level that has no data while others have is not what an alert for the want of data is about: it is over in time. */
    private Optional<Duration> resolveAfter(boolean othersHaveData) {
        NoDataPolicy noData = policy.noData();
        return switch (noData.action()) {
            case RESOLVE -> Optional.of(noData.after());
            case KEEP -> Optional.empty();
            case ALERT -> othersHaveData ? Optional.of(patience()) : Optional.empty();
        };
    }

    private Track missing(Look look) {
        Duration silence = look.hasData() ? Duration.ZERO : missing.silence().plus(look.elapsed());
        Reading.State state = look.hasData()
                ? Reading.State.CLEAR
                : silence.compareTo(patience()) >= 0 ? Reading.State.BREACHED : Reading.State.HOLDING;
        Step step = new Step(state, look.elapsed(), Duration.ZERO, policy.keepFiringFor(), Optional.empty());
        return new Track(missing.state().next(step), silence);
    }

    /** For how long there have to be no data, so that it fires. */
    private Duration patience() {
        Duration after = policy.noData().after();
        return after.compareTo(policy.pendingFor()) > 0 ? after : policy.pendingFor();
    }

    /** The worst level that is told; else having no data; else the worst that is pending; else whoever spoke last. */
    private int nextSpeaker() {
        for (int i = tracks.length - 1; i >= 0; i--) {
            boolean outspoken = i == 0 && missing.isTold() && tracks[0].phase() != Phase.FIRING;
            if (tracks[i].isTold() && !outspoken) {
                return i;
            }
        }
        if (missing.isTold()) {
            return NO_DATA;
        }
        for (int i = tracks.length - 1; i >= 0; i--) {
            if (tracks[i].phase() == Phase.PENDING) {
                return i;
            }
        }
        return speaker;
    }

    /** Firing if any level is, else recovering, else pending, else inactive. */
    Phase phase() {
        Phase phase = missing.phase();
        for (Track track : tracks) {
            phase = rank(track.phase()) > rank(phase) ? track.phase() : phase;
        }
        return phase.isActive() ? phase : Phase.INACTIVE;
    }

    private static int rank(Phase phase) {
        return switch (phase) {
            case FIRING, FLAPPING -> 3;
            case RECOVERING -> 2;
            case PENDING -> 1;
            case INACTIVE, RESOLVED -> 0;
        };
    }

    /** How bad it is; empty if it is not wrong, or not for long enough. */
    Optional<Severity> severity() {
        return phase().isTold() ? Optional.of(speakersSeverity()) : Optional.empty();
    }

    /** That of the level that speaks: a pending one too, or the last one that did. */
    Severity speakersSeverity() {
        return speaker == NO_DATA ? policy.severity() : levels.get(speaker).severity();
    }

    /** Whether it has no data, where that is wrong in itself: even if nothing is wrong yet. */
    boolean isMissed() {
        return missed;
    }

    Reading reading() {
        return last[Math.max(speaker, 0)];
    }

    String sentence() {
        return levels.get(Math.max(speaker, 0)).condition().describe(reading());
    }

    /** Why it is as bad as it is, in a few words. */
    String whyWrong() {
        if (speaker == NO_DATA) {
            return missing.phase() == Phase.FIRING ? lasting("no data", patience()) : "data again";
        }
        Phase phase = tracks[speaker].phase();
        return phase == Phase.FIRING
                ? lasting("breached", pendingFor(speaker))
                : phase == Phase.PENDING ? "breached" : "clear";
    }

    /** Why the level that spoke is not wrong any more. */
    String whyOver(int spoke, boolean wasTold) {
        if (gone) {
            return "gone, without data for days";
        }
        if (spoke == NO_DATA) {
            return lasting("data again", policy.keepFiringFor());
        }
        if (last[spoke].state() == Reading.State.NO_DATA) {
            return lasting(
                    "no data",
                    policy.noData().action() == Action.ALERT
                            ? patience()
                            : policy.noData().after());
        }
        return wasTold ? lasting("clear", keepFiringFor(spoke)) : "clear";
    }

    /** Which level speaks; what it says means something only here. */
    int speaker() {
        return speaker;
    }

    private Duration pendingFor(int level) {
        return levels.get(level).pendingFor().orElse(policy.pendingFor());
    }

    private Duration keepFiringFor(int level) {
        return levels.get(level).keepFiringFor().orElse(policy.keepFiringFor());
    }

    private static String lasting(String what, Duration duration) {
        return duration.isZero() ? what : what + " for " + Prose.duration(duration);
    }

    AllLevels save() {
        List<OneLevel> all = new ArrayList<>();
        for (int i = 0; i < tracks.length; i++) {
            all.add(save(levels.get(i).severity(), tracks[i], last[i]));
        }
        OneLevel none = save(policy.severity(), missing, Reading.absent());
        return new AllLevels(all, none, speaker == NO_DATA ? Optional.empty() : Optional.of(speakersSeverity()));
    }

    private static OneLevel save(Severity severity, Track track, Reading last) {
        return new OneLevel(severity, track.phase(), track.state().counted(), track.silence(), last);
    }

    /** A level that is not watched any more is dropped, one that is new begins anew. */
    void restore(AllLevels saved) {
        missing = track(saved.missing());
        speaker = saved.speaker().isPresent() ? 0 : NO_DATA;
        for (OneLevel level : saved.levels()) {
            for (int i = 0; i < tracks.length; i++) {
                if (levels.get(i).severity() == level.severity()) {
                    tracks[i] = track(level);
                    last[i] = level.last();
                    speaker = saved.speaker().equals(Optional.of(level.severity())) ? i : speaker;
                }
            }
        }
    }

    private static Track track(OneLevel saved) {
        return new Track(AlertState.of(saved.phase(), saved.counted()), saved.silence());
    }
}
