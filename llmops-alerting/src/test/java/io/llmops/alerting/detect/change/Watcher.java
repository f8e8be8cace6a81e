package io.llmops.alerting.detect.change;

import io.llmops.alerting.detect.ChangeDetector;
import io.llmops.alerting.detect.Sensitivity;
import io.llmops.alerting.detect.SeriesKind;

/** A detector under measurement: sees one number after the other. */
@FunctionalInterface
interface Watcher {

    /** Whether this number makes an alarm. After one, the watcher is thrown away. */
    boolean alarms(double x);

    static Watcher ours(SeriesKind kind, double eventsPerFalseAlarm) {
        ChangeDetector detector = ChangeDetector.of(kind, Sensitivity.oneFalseAlarmIn(eventsPerFalseAlarm));
        return x -> {
            detector.add(x, 0);
            return detector.phase() == ChangeDetector.Phase.CHANGED;
        };
    }
}
