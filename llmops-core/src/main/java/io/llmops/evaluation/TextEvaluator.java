package io.llmops.evaluation;

import io.llmops.call.LlmCall;
import io.llmops.evaluation.text.CallTexts;
import java.util.Optional;

/** An evaluator that shares the reading of a call's texts with others. */
@FunctionalInterface
public interface TextEvaluator extends Evaluator {

    /** The evaluation; empty where the call gives nothing to judge. */
    Optional<Evaluation> evaluate(CallTexts texts);

    @Override
    default Optional<Evaluation> evaluate(LlmCall call) {
        return evaluate(new CallTexts(call));
    }
}
