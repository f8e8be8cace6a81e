package io.llmops.guardrails;

import io.llmops.call.GuardrailDecision.Mode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a guardrail's word is carried out.
 *
 * <pre>{@code
 * Enforcement.enforce()                               // redact what is found; if the guardrail fails, let it pass
 * Enforcement.enforce().blocking().failingClosed()    // block what is found, and block if the guardrail fails
 * Enforcement.enforce().restoring()                   // the model sees placeholders, the caller's answer the texts again
 * Enforcement.observe().threshold(0.3)                // only note what would have happened from this score on
 * }</pre>
 *
 * @param mode carried out on the calling thread, or noted on another one
 * @param onFinding what a finding leads to; a {@link Verdict.Block} always blocks
 * @param onFailure what happens if the guardrail throws, is out of time, or is given nothing to read
 * @param threshold the score from which a finding counts; where empty, the guardrail's own
 * @param budget how long the guardrail may take for one side of a call; where empty, as long as it takes
 */
public record Enforcement(
        Mode mode, OnFinding onFinding, FailureMode onFailure, OptionalDouble threshold, Optional<Duration> budget) {

    /** What a finding leads to. */
    public enum OnFinding {
        /** A placeholder takes its place. */
        REDACT,
        /** The same; where the answer repeats the placeholder, the caller gets the text again. Of requests only. */
        RESTORE,
        /** The call is blocked. */
        BLOCK
    }

    /**
     * What happens if a guardrail throws ({@link Guardrails#FAILURE}), is out of time ({@link Guardrails#OUT_OF_TIME}), or
     * if a request or an answer cannot be read ({@link Guardrails#UNREADABLE}). The decision names that category in either
     * case, so a guardrail that lets everything pass because it is broken can be seen.
     */
    public enum FailureMode {
        PASS,
        BLOCK
    }

    private static final Enforcement ENFORCE = of(Mode.ENFORCE);
    private static final Enforcement OBSERVE = of(Mode.OBSERVE);

    public Enforcement {
        threshold.ifPresent(Finding::requireScore);
        budget.filter(time -> time.isZero() || time.isNegative()).ifPresent(time -> {
            throw new IllegalArgumentException("A guardrail's time must be longer than nothing: " + time);
        });
    }

    private static Enforcement of(Mode mode) {
        return new Enforcement(mode, OnFinding.REDACT, FailureMode.PASS, OptionalDouble.empty(), Optional.empty());
    }

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
        return with(OnFinding.BLOCK);
    }

    /**
     * The same, but where the answer repeats a placeholder, the caller gets back the text that it stands for. The model and
     * its provider see placeholders only, and so do output guardrails. Nothing is kept beyond the call.
     */
    public Enforcement restoring() {
        return with(OnFinding.RESTORE);
    }

    /** The same with another outcome of a finding. */
    public Enforcement with(OnFinding outcome) {
        return new Enforcement(mode, outcome, onFailure, threshold, budget);
    }

    /** The same, but what cannot be judged is blocked. */
    public Enforcement failingClosed() {
        return with(FailureMode.BLOCK);
    }

    /** The same with another outcome of a failure. */
    public Enforcement with(FailureMode outcome) {
        return new Enforcement(mode, onFinding, outcome, threshold, budget);
    }

    /** The same with another threshold than the guardrail's own, 0..1: what scores less passes. */
    public Enforcement threshold(double score) {
        return new Enforcement(mode, onFinding, onFailure, OptionalDouble.of(score), budget);
    }

    /**
     * The same, but the guardrail may take no longer than this for one side of a call; then it has failed. It runs on a
     * thread of its own, so that the caller need not wait for it: for guardrails that ask somebody else, not for those that
     * only read.
     */
    public Enforcement within(Duration time) {
        return new Enforcement(mode, onFinding, onFailure, threshold, Optional.of(time));
    }

    boolean isObserve() {
        return mode == Mode.OBSERVE;
    }
}
