package io.llmops.guardrails;

import io.llmops.call.GuardrailDecision.Mode;

/**
 * How far a guardrail's word is carried out.
 *
 * <pre>{@code
 * Enforcement.enforce()                               // redact what is found; if the guardrail fails, let it pass
 * Enforcement.enforce().blocking().failingClosed()    // block what is found, and block if the guardrail fails
 * Enforcement.observe()                               // only note what would have happened
 * }</pre>
 *
 * @param mode carried out on the calling thread, or noted on another one
 * @param onFinding what a finding leads to; a {@link Verdict.Block} always blocks
 * @param onFailure what happens if the guardrail throws, or if it is given nothing to read
 */
public record Enforcement(Mode mode, OnFinding onFinding, FailureMode onFailure) {

    /** What a finding leads to. */
    public enum OnFinding {
        /** A placeholder takes its place. */
        REDACT,
        /** The call is blocked. */
        BLOCK
    }

    /**
     * What happens if a guardrail throws ({@link Guardrails#FAILURE}) or if a request or an answer cannot be read
     * ({@link Guardrails#UNREADABLE}). The decision names that category in either case, so a guardrail that lets
     * everything pass because it is broken can be seen.
     */
    public enum FailureMode {
        PASS,
        BLOCK
    }

    private static final Enforcement ENFORCE = new Enforcement(Mode.ENFORCE, OnFinding.REDACT, FailureMode.PASS);
    private static final Enforcement OBSERVE = new Enforcement(Mode.OBSERVE, OnFinding.REDACT, FailureMode.PASS);

    /** Findings are redacted; a failing guardrail lets pass. */
    public static Enforcement enforce() {
        return ENFORCE;
    }

    /** Nothing is changed and nobody waits: the guardrail runs on another thread and its decisions are noted. */
    public static Enforcement observe() {
        return OBSERVE;
    }

    /** The same, but a finding blocks the call. */
    public Enforcement blocking() {
        return new Enforcement(mode, OnFinding.BLOCK, onFailure);
    }

    /** The same, but what cannot be judged is blocked. */
    public Enforcement failingClosed() {
        return new Enforcement(mode, onFinding, FailureMode.BLOCK);
    }

    boolean isObserve() {
        return mode == Mode.OBSERVE;
    }
}
