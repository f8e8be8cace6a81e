package io.llmops.alerting.alert;

import java.util.Locale;

/** Where an alert is in its life. */
public enum Phase {
    /** Nothing is wrong, nothing was. */
    INACTIVE,
    /** Breached, but not for long enough to tell anyone. */
    PENDING,
    FIRING,
    /** Still firing to the world, but clear for a while: about to be resolved, or to come back without a word. */
    RECOVERING,
    /** It came and went too often: one alert until it is quiet, whatever it does meanwhile. */
    FLAPPING,
    /** Over. The next breach begins anew. */
    RESOLVED;

    /** Whether anything is wrong, or was until just now. */
    public boolean isActive() {
        return this == PENDING || isTold();
    }

    /** Whether it is wrong enough for people to know, if nothing silences it. */
    public boolean isTold() {
        return this == FIRING || this == RECOVERING || this == FLAPPING;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
