package io.llmops.guardrails;

import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.Origin;
import io.llmops.record.Failures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts {@link Guardrails} together. The order of the calls is the order of the guardrails; not thread-safe. */
public final class GuardrailsBuilder {

    private static final Logger log = LoggerFactory.getLogger(Guardrails.class);

    private final List<Placement> input = new ArrayList<>();
    private final List<Placement> output = new ArrayList<>();
    private Set<Origin> trusted = EnumSet.of(Origin.SYSTEM);
    private Failures failures = Failures.loggedOnly();
    private int observeCharacters = ObserveQueue.DEFAULT_CHARACTERS;
    private @Nullable String reply;
    private @Nullable Executor observeExecutor;

    GuardrailsBuilder() {}

    /** One more guardrail for requests; enforces. */
    public GuardrailsBuilder input(Guardrail guardrail) {
        return input(guardrail, Enforcement.enforce());
    }

    public GuardrailsBuilder input(Guardrail guardrail, Enforcement enforcement) {
        input.add(Placement.of(guardrail, Direction.INPUT, enforcement));
        return this;
    }

    /** One more guardrail for answers; enforces. */
    public GuardrailsBuilder output(Guardrail guardrail) {
        return output(guardrail, Enforcement.enforce());
    }

    public GuardrailsBuilder output(Guardrail guardrail, Enforcement enforcement) {
        output.add(Placement.of(guardrail, Direction.OUTPUT, enforcement));
        return this;
    }

    /**
     * What the caller is answered when a call is blocked; by default an exception is thrown. A stream that has begun is
     * cut with the exception all the same.
     */
    public GuardrailsBuilder answerBlockedWith(String text) {
        reply = text;
        return this;
    }

    /** Whose text is not looked at; by default only the operator's, {@link Origin#SYSTEM}. */
    public GuardrailsBuilder trust(Origin... origins) {
        trusted = EnumSet.noneOf(Origin.class);
        trusted.addAll(List.of(origins));
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

    public Guardrails build() {
        for (Placement placement : output) {
            if (placement.buffersStreams()) {
                log.info(
                        "Guardrail '{}' judges whole answers only: streamed answers will be shown when complete",
                        placement.name());
            }
        }
        return new Guardrails(new Pipeline(
                Pipeline.Side.of(input),
                Pipeline.Side.of(output),
                EnumSet.copyOf(trusted),
                reply,
                new ObserveQueue(observeExecutor, observeCharacters, failures),
                failures));
    }
}
