package io.llmops.evaluation;

import io.llmops.call.LlmCall;
import java.util.Optional;

/** Judges one answer in one respect. Runs off the caller's thread; must be thread-safe. */
@FunctionalInterface
public interface Evaluator {

    /** The evaluation; empty where the call gives nothing to judge. */
    Optional<Evaluation> evaluate(LlmCall call);
}
