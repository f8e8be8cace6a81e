package io.llmops.record;

import io.llmops.call.CallStart;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the guardrails' first decision to the moment in which a call leaves; what was decided before waits for the listeners. */
final class Departure {

    private final List<GuardrailDecision> decidedBefore = new ArrayList<>(0);
    private final Recording recording;
    private volatile @Nullable CallLife life;

    Departure(Recording recording) {
        this.recording = recording;
    }

    /** The call, once it has left. */
    @Nullable CallLife life() {
        return life;
    }

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

    /**
     * The call leaves.
     *
     * @param sent what is edited in the request that goes to the provider; null if none goes
     */
    void leave(CallStart start, Context parent, @Nullable Edits sent) {
        try {
            CallLife departed = new CallLife(recording, start, parent);
            if (sent != null) {
                departed.sent(sent);
            }
            List<GuardrailDecision> before;
            synchronized (decidedBefore) {
                life = departed;
                before = List.copyOf(decidedBefore);
            }
            before.forEach(departed::decided);
        } catch (Throwable t) {
            recording.failures().caught("record", t);
        }
    }
}
