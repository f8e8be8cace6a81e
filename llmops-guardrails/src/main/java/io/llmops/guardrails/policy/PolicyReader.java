package io.llmops.guardrails.policy;

import io.llmops.call.Origin;
import io.llmops.config.ConfigNode;
import io.llmops.config.ConfigObject;
import io.llmops.config.Spelling;
import io.llmops.guardrails.Enforcement;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.Policy;
import io.llmops.guardrails.PolicyBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads one policy of a file. */
final class PolicyReader {

    private enum Mode {
        ENFORCE,
        OBSERVE,
        DISABLED
    }

    /** Puts a guardrail into one of a policy's two lists. */
    private interface Adding {
        PolicyBuilder add(PolicyBuilder policy, Guardrail guardrail, Enforcement enforcement);
    }

    /** One of a policy's two lists. */
    private record Side(BiFunction<PolicyBuilder, String, PolicyBuilder> removing, Adding adding) {}

    private static final Side INPUT = new Side(PolicyBuilder::withoutInput, PolicyBuilder::input);
    private static final Side OUTPUT = new Side(PolicyBuilder::withoutOutput, PolicyBuilder::output);

    private final GuardrailCatalog catalog;

    PolicyReader(GuardrailCatalog catalog) {
        this.catalog = catalog;
    }

    Policy read(String name, ConfigObject written) {
        Optional<Policy> profile = written.optional("profile").map(PolicyReader::profile);
        PolicyBuilder policy = profile.map(it -> it.toBuilder(name)).orElseGet(() -> Policy.builder(name));
        written.optional("reply").map(ConfigNode::text).ifPresent(policy::answerBlockedWith);
        written.optional("trust")
                .map(ConfigNode::items)
                .ifPresent(origins -> policy.trust(origins.stream()
                        .map(origin -> origin.oneOf(Origin.class))
                        .toArray(Origin[]::new)));
        readSide(INPUT, policy, profile.isPresent(), written.optional("input"));
        readSide(OUTPUT, policy, profile.isPresent(), written.optional("output"));
        written.done();
        return policy.build();
    }

    private static Policy profile(ConfigNode name) {
        return Profiles.named(name.text())
                .orElseThrow(() -> name.error("is no profile" + Spelling.hint(name.text(), Profiles.names())));
    }

    private void readSide(Side side, PolicyBuilder policy, boolean replaces, Optional<ConfigNode> written) {
        for (ConfigNode entry : written.map(ConfigNode::items).orElse(List.of())) {
            readGuardrail(side, policy, replaces, entry.object());
        }
    }

    private void readGuardrail(Side side, PolicyBuilder policy, boolean replaces, ConfigObject written) {
        Guardrail guardrail = catalog.make(written.required("guardrail"), written.optionalObject("options"));
        Optional<Enforcement> enforcement = enforcement(written);
        written.done();
        if (replaces) {
            var unused = side.removing().apply(policy, guardrail.name());
        }
        enforcement.ifPresent(how -> add(side, policy, guardrail, how, written));
    }

    private static void add(
            Side side, PolicyBuilder policy, Guardrail guardrail, Enforcement enforcement, ConfigObject written) {
        try {
            var unused = side.adding().add(policy, guardrail, enforcement);
        } catch (IllegalArgumentException e) {
            throw written.error(String.valueOf(e.getMessage()));
        }
    }

    /** How far the guardrail is carried out; empty where it is disabled. */
    private static Optional<Enforcement> enforcement(ConfigObject written) {
        Mode mode = written.optional("mode").map(node -> node.oneOf(Mode.class)).orElse(Mode.ENFORCE);
        Enforcement how = mode == Mode.OBSERVE ? Enforcement.observe() : Enforcement.enforce();
        how = how.with(written.optional("on-finding")
                .map(node -> node.oneOf(Enforcement.OnFinding.class))
                .orElse(how.onFinding()));
        how = how.with(written.optional("on-failure")
                .map(node -> node.oneOf(Enforcement.FailureMode.class))
                .orElse(how.onFailure()));
        Optional<ConfigNode> threshold = written.optional("threshold");
        how = threshold.isPresent() ? how.threshold(threshold.get().number(0, 1)) : how;
        Optional<ConfigNode> within = written.optional("within");
        how = within.isPresent() ? how.within(within.get().duration()) : how;
        return mode == Mode.DISABLED ? Optional.empty() : Optional.of(how);
    }
}
