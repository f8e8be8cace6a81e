package io.llmops.record;

import io.llmops.call.GuardrailDecision;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What guardrails decide before a guarded call leaves waits here for the listeners. */
final class Departure {

    private final List<GuardrailDecision> decidedBefore = new ArrayList<>(0);
    private @Nullable CallLife life;

    void decided(GuardrailDecision decision) {
        CallLife departed;
        synchronized (decidedBefore) {
            departed = life;
            if (departed == null) {
                decidedBefore.add(decision);
                return;
            }
        }
        departed.decided(decision);
    }

    /** The call has left. */
    void left(CallLife departed) {
        List<GuardrailDecision> before;
        synchronized (decidedBefore) {
            life = departed;
            before = List.copyOf(decidedBefore);
        }
        before.forEach(departed::decided);
    }
}
