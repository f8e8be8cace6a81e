package io.llmops.guardrails;

import io.llmops.call.CallStart;
import java.util.ArrayList;
import java.util.List;

/**
 * Which policy is for which call: the first whose rule fits, else the default. Immutable.
 *
 * <pre>{@code
 * Policies.of(Profiles.balanced())
 *         .when(CallMatch.any().customer("acme"), Profiles.strict())
 *         .when(CallMatch.any().environment("staging"), Profiles.observe());
 * }</pre>
 */
public final class Policies {

    private record Rule(CallMatch match, Policy policy) {}

    private final List<Rule> rules;
    private final Policy byDefault;

    private Policies(List<Rule> rules, Policy byDefault) {
        this.rules = rules;
        this.byDefault = byDefault;
    }

    /** One policy for all calls. */
    public static Policies of(Policy policy) {
        return new Policies(List.of(), policy);
    }

    /** The same, with a rule after those that are there. */
    public Policies when(CallMatch match, Policy policy) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(new Rule(match, policy));
        return new Policies(List.copyOf(more), byDefault);
    }

    /** The policy for calls that no rule fits. */
    public Policy byDefault() {
        return byDefault;
    }

    Policy choose(CallStart call) {
        for (Rule rule : rules) {
            if (rule.match().fits(call)) {
                return rule.policy();
            }
        }
        return byDefault;
    }

    @Override
    public String toString() {
        return rules.isEmpty() ? byDefault.toString() : rules + ", else " + byDefault;
    }
}
