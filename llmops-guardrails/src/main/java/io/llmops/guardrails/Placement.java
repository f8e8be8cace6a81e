package io.llmops.guardrails;

import io.llmops.call.GuardrailDecision.Direction;

/**
 * A guardrail at its place in a policy. What it says of itself is asked once: it cannot change its mind.
 *
 * @param threshold the score from which its findings count here
 */
public record Placement(
        Guardrail guardrail,
        String name,
        HoldBack holdBack,
        double threshold,
        Direction direction,
        Enforcement enforcement) {

    static Placement of(Guardrail guardrail, Direction direction, Enforcement enforcement) {
        String name = guardrail.name();
        if (name.isBlank()) {
            throw new IllegalArgumentException("A guardrail needs a name, such as 'secret': " + guardrail.getClass());
        }
        if (direction == Direction.OUTPUT && enforcement.onFinding() == Enforcement.OnFinding.RESTORE) {
            throw new IllegalArgumentException(
                    "Guardrail '" + name
                            + "' looks at answers: what it redacts goes nowhere from where it could be restored; use enforce()");
        }
        double threshold = enforcement.threshold().orElse(guardrail.threshold());
        return new Placement(guardrail, name, guardrail.holdBack(), threshold, direction, enforcement);
    }

    boolean buffersStreams() {
        return direction == Direction.OUTPUT && !enforcement.isObserve() && holdBack.isWhole();
    }

    @Override
    public String toString() {
        return enforcement.isObserve() ? name + " (observe)" : name;
    }
}
