package io.llmops.guardrails.policy;

import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Policy;
import io.llmops.guardrails.injection.InjectionGuardrail;
import io.llmops.guardrails.injection.OperatingPoint;
import io.llmops.guardrails.leak.LeakGuardrail;
import io.llmops.guardrails.secret.SecretGuardrail;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Policies that ship. Begin with {@link #observe}, look at what would have happened, then enforce. */
public final class Profiles {

    private static final Map<String, Supplier<Policy>> BY_NAME = new TreeMap<>(
            Map.of("balanced", Profiles::balanced, "strict", Profiles::strict, "observe", Profiles::observe));

    private Profiles() {}

    /**
     * Stops what is surely wrong and bothers nobody else: attacks are blocked at {@link OperatingPoint#BLOCK}, secrets are
     * redacted on either side, and so are the operator's instructions in answers.
     */
    public static Policy balanced() {
        return Policy.builder("balanced")
                .input(new InjectionGuardrail())
                .input(new SecretGuardrail())
                .output(new SecretGuardrail())
                .output(new LeakGuardrail())
                .build();
    }

    /**
     * Rather stops too much: attacks are blocked at {@link OperatingPoint#OBSERVE}, secrets and leaks block, and so does what
     * cannot be judged.
     */
    public static Policy strict() {
        Enforcement block = Enforcement.enforce().blocking().failingClosed();
        return Policy.builder("strict")
                .input(new InjectionGuardrail(OperatingPoint.OBSERVE), block)
                .input(new SecretGuardrail(), block)
                .output(new SecretGuardrail(), Enforcement.enforce().failingClosed())
                .output(new LeakGuardrail(), block)
                .build();
    }

    /** Stops nothing, and notes what {@link #strict} would have stopped. */
    public static Policy observe() {
        Enforcement observe = Enforcement.observe().blocking();
        return Policy.builder("observe")
                .input(new InjectionGuardrail(OperatingPoint.OBSERVE), observe)
                .input(new SecretGuardrail(), observe)
                .output(new SecretGuardrail(), Enforcement.observe())
                .output(new LeakGuardrail(), observe)
                .build();
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static Optional<Policy> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
    }
}
