package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Severity;
import java.util.HashMap;
import java.util.Map;

/**
 * Alerts that somebody said are over, and that are wrong still: nothing more is told of them until they have recovered once,
 * or are worse than they were when that was said. Used by one thread.
 */
final class Dismissals {

    private final Map<MemberId, Severity> dismissed = new HashMap<>();

    /** Somebody said so of all that are in it. */
    void add(Incident resolvedByHand) {
        resolvedByHand.members().forEach(it -> dismissed.put(MemberId.of(it), it.severity()));
    }

    /** Whether this is of no interest, because it is known to somebody. */
    boolean cover(Transition transition) {
        MemberId id = MemberId.of(transition);
        Severity known = dismissed.get(id);
        if (known == null) {
            return false;
        }
        boolean over = !transition.to().isTold();
        boolean worse = transition.kind() == Transition.Kind.ESCALATED
                && transition.severity().compareTo(known) > 0;
        if (over || worse || transition.isFired()) {
            dismissed.remove(id);
        }
        return !worse && !transition.isFired();
    }
}
