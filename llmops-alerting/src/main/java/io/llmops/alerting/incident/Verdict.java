package io.llmops.alerting.incident;

import java.util.Locale;

/** Whether it was right to tell people of an incident; the accuracy of alerts is counted by it. */
public enum Verdict {
    TRUE_ALERT,
    FALSE_ALARM;

    /** In words: {@code true alert}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
