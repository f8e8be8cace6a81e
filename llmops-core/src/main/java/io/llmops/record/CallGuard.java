package io.llmops.record;

import io.llmops.call.CallStart;
import io.llmops.call.GuardrailDecision;
import java.util.function.Consumer;

/** The one kind of participant that may edit or block a call, on purpose. Runs once per call, outermost. */
@FunctionalInterface
public interface CallGuard {

    /** Lets everything pass. */
    CallGuard NONE = (start, decided) -> CallScreen.OPEN;

    /**
     * Prepares to screen one call.
     *
     * @param decided takes every decision, from any thread, also after the call has ended
     */
    CallScreen screen(CallStart start, Consumer<GuardrailDecision> decided);

    /** Told once, when the guard is put to work: where to count what it catches and what it drops. */
    default void countBy(Failures.Sink counter) {}
}
