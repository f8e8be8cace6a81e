package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Severity;

/** What happened to an alert, as the end of a sentence that begins with its monitor. Empty if people know it. */
final class News {

    private News() {}

    /** Of an alert that is new to the incident. */
    static String firstOf(Transition it) {
        String flapping = it.to() == Phase.FLAPPING ? " and is flapping, " + it.reason() : "";
        return " fired" + flapping + ": " + it.sentence();
    }

    /** Of an alert that is in the incident already. */
    static String of(Transition it, Member before) {
        return switch (it.kind()) {
            case MOVED -> "";
            case FIRED, ESCALATED, DE_ESCALATED -> severity(before.severity(), it);
            case BEGAN_FLAPPING -> " is flapping, " + it.reason() + ": no more is told until it is quiet";
            case STEADIED -> " no longer flaps, " + it.reason() + ", and still fires: " + it.sentence();
            case REMINDED -> " still fires, " + it.reason() + ": " + it.sentence();
            case EVALUATION_FAILED -> " cannot be evaluated (" + it.reason() + "): what it said stays as it is";
            case EVALUATED_AGAIN -> " can be evaluated again";
            case RESOLVED -> " resolved: " + it.reason();
        };
    }

    private static String severity(Severity before, Transition it) {
        if (before == it.severity()) {
            return "";
        }
        boolean worse = it.severity().isAtLeast(before);
        return (worse ? " escalated from " : " de-escalated from ") + before + " to " + it.severity() + ": "
                + it.sentence() + (worse ? "" : ", " + it.reason());
    }
}
