package io.llmops.evaluation;

import io.llmops.call.LlmCall;

/** Hears of every evaluation, on the thread that evaluated. */
@FunctionalInterface
public interface EvaluationListener {

    void onEvaluation(LlmCall call, Evaluation evaluation);
}
