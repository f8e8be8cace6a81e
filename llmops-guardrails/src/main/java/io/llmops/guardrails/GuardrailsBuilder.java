package io.llmops.guardrails;

import io.llmops.call.Origin;
import io.llmops.record.Failures;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link Guardrails} together: one policy of guardrails in the order of the calls, or the {@link #policies} that were
 * made elsewhere. Not thread-safe.
 */
public final class GuardrailsBuilder {

    private final PolicyBuilder own = Policy.builder("default");
    private @Nullable Policies policies;
    private Failures failures = Failures.loggedOnly();
    private int observeCharacters = ObserveQueue.DEFAULT_CHARACTERS;
    private @Nullable Executor observeExecutor;

    GuardrailsBuilder() {}

    /** As {@link PolicyBuilder#input(Guardrail)}. */
    public GuardrailsBuilder input(Guardrail guardrail) {
        own.input(guardrail);
        return this;
    }

    public GuardrailsBuilder input(Guardrail guardrail, Enforcement enforcement) {
        own.input(guardrail, enforcement);
        return this;
    }

    /** As {@link PolicyBuilder#output(Guardrail)}. */
    public GuardrailsBuilder output(Guardrail guardrail) {
        own.output(guardrail);
        return this;
    }

    public GuardrailsBuilder output(Guardrail guardrail, Enforcement enforcement) {
        own.output(guardrail, enforcement);
        return this;
    }

    /** As {@link PolicyBuilder#answerBlockedWith}. */
    public GuardrailsBuilder answerBlockedWith(String text) {
        own.answerBlockedWith(text);
        return this;
    }

    /** As {@link PolicyBuilder#trust}. */
    public GuardrailsBuilder trust(Origin... origins) {
        own.trust(origins);
        return this;
    }

    /** These policies, in place of one that is made here. */
    public GuardrailsBuilder policies(Policies value) {
        policies = value;
        return this;
    }

    /** Where observing guardrails run; by default one daemon thread. One that runs tasks on the caller's gets none. */
    public GuardrailsBuilder observeOn(Executor executor) {
        observeExecutor = executor;
        return this;
    }

    /** How many characters may wait for observing guardrails; by default four million. What is over is dropped. */
    public GuardrailsBuilder observeAtMost(int characters) {
        if (characters <= 0) {
            throw new IllegalArgumentException("observeAtMost takes a positive number of characters: " + characters);
        }
        observeCharacters = characters;
        return this;
    }

    /** Where guardrails that throw, and work that is dropped, are counted until an {@code LlmOps} counts them. */
    GuardrailsBuilder failures(Failures value) {
        failures = value;
        return this;
    }

    /**
     * Puts the guardrails to work.
     *
     * @throws IllegalStateException if there are both {@link #policies} and guardrails of its own
     */
    public Guardrails build() {
        Policy policy = own.build();
        Policies given = policies;
        if (given != null && !policy.isEmpty()) {
            throw new IllegalStateException(
                    "Guardrails have either policies(...) or guardrails of their own: put these into a policy");
        }
        return new Guardrails(
                given == null ? Policies.of(policy) : given,
                new Pipeline(
                        new ObserveQueue(observeExecutor, observeCharacters, failures), new TimedChecks(), failures));
    }
}
