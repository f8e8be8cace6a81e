package io.llmops.guardrails.injection;

/** How sure to be before saying so; measured on sources that the model had not seen (see {@code docs/guardrails.md}). */
public enum OperatingPoint {
    /** For {@link io.llmops.guardrails.Enforcement#enforce() enforcing}: about 1 in 100 harmless texts is blocked. */
    BLOCK,
    /** For {@link io.llmops.guardrails.Enforcement#observe() observing}: about 5 in 100 are noted. */
    OBSERVE
}
