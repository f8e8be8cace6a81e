package io.llmops.guardrails.policy;

import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Policy;
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

    /** Stops what is surely wrong and bothers nobody else: secrets are redacted on either side. */
    public static Policy balanced() {
        return Policy.builder("balanced")
                .input(new SecretGuardrail())
                .output(new SecretGuardrail())
                .build();
    }

    /** Rather stops too much: secrets block, and what cannot be judged is blocked too. */
    public static Policy strict() {
        Enforcement block = Enforcement.enforce().blocking().failingClosed();
        return Policy.builder("strict")
                .input(new SecretGuardrail(), block)
                .output(new SecretGuardrail(), Enforcement.enforce().failingClosed())
                .build();
    }

    /** Stops nothing, and notes what {@link #balanced} would have stopped. */
    public static Policy observe() {
        return Policy.builder("observe")
                .input(new SecretGuardrail(), Enforcement.observe())
                .output(new SecretGuardrail(), Enforcement.observe())
                .build();
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static Optional<Policy> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).map(Supplier::get);
    }
}
