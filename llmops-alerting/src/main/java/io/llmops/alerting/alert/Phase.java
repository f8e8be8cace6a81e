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
    /** Over. The next breach begins anew. */
    RESOLVED;

    /** Whether anything is wrong, or was until just now. */
    public boolean isActive() {
        return this == PENDING || isTold();
    }

    /** Whether people were told that it is wrong, and not yet that it is over. */
    public boolean isTold() {
        return this == FIRING || this == RECOVERING;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
