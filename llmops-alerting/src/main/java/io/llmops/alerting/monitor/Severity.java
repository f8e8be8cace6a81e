package io.llmops.alerting.monitor;

import java.util.Locale;

/** How bad it is, least first. Written as {@code info}, {@code warning}, {@code error}, {@code critical}. */
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
