package io.llmops.guardrails;

import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a {@link Policy} together. The order of the calls is the order of the guardrails; not thread-safe. */
public final class PolicyBuilder {

    private static final Logger log = LoggerFactory.getLogger(Guardrails.class);

    private final String name;
    private final List<Placement> input = new ArrayList<>();
    private final List<Placement> output = new ArrayList<>();
    private Set<Origin> trusted = Set.of(Origin.SYSTEM);
    private Optional<String> reply = Optional.empty();

    PolicyBuilder(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A policy needs a name, such as 'strict'");
        }
        this.name = name;
    }

    PolicyBuilder(String name, Policy like) {
        this(name);
        input.addAll(like.input().all());
        output.addAll(like.output().all());
        trusted = like.trusted();
        reply = like.reply();
    }

    /** One more guardrail for requests; enforces. */
    public PolicyBuilder input(Guardrail guardrail) {
        return input(guardrail, Enforcement.enforce());
    }

    public PolicyBuilder input(Guardrail guardrail, Enforcement enforcement) {
        input.add(Placement.of(guardrail, Direction.INPUT, enforcement));
        return this;
    }

    /** One more guardrail for answers; enforces. */
    public PolicyBuilder output(Guardrail guardrail) {
        return output(guardrail, Enforcement.enforce());
    }

    public PolicyBuilder output(Guardrail guardrail, Enforcement enforcement) {
        output.add(Placement.of(guardrail, Direction.OUTPUT, enforcement));
        return this;
    }

    /**
     * What the caller is answered when a call is blocked; by default an exception is thrown. A stream that has begun is
     * cut with the exception all the same.
     */
    public PolicyBuilder answerBlockedWith(String text) {
        reply = Optional.of(text);
        return this;
    }

    /** Whose text is not looked at; by default only the operator's, {@link Origin#SYSTEM}. */
    public PolicyBuilder trust(Origin... origins) {
        trusted = Set.of(origins);
        return this;
    }

    /** Takes out the guardrails of this name that look at requests. */
    public PolicyBuilder withoutInput(String guardrail) {
        input.removeIf(placed -> placed.name().equals(guardrail));
        return this;
    }

    /** Takes out the guardrails of this name that look at answers. */
    public PolicyBuilder withoutOutput(String guardrail) {
        output.removeIf(placed -> placed.name().equals(guardrail));
        return this;
    }

    public Policy build() {
        for (Placement placement : output) {
            if (placement.buffersStreams()) {
                log.info(
                        "Policy '{}': guardrail '{}' judges whole answers only: streamed answers will be shown when complete",
                        name,
                        placement.name());
            }
        }
        return new Policy(name, Policy.Side.of(input), Policy.Side.of(output), trusted, reply);
    }
}
