package io.llmops.evaluation;

import io.llmops.call.LlmCall;
import io.llmops.evaluation.text.CallTexts;
import java.util.Optional;

/**
 * Another evaluator, on a share of the calls. Whether a call is among them depends on its trace (else on the response's
 * id, else on chance): all calls of a trace are judged or none, in every process, and an evaluator with the smaller share
 * judges calls that one with the larger share judges, too. Shares are of all calls: beside a {@code evaluationSampleRate}
 * the smaller of the two holds.
 */
public final class Sampled implements TextEvaluator {

    private final Evaluator evaluator;
    private final double rate;

    private Sampled(Evaluator evaluator, double rate) {
        this.evaluator = evaluator;
        this.rate = rate;
    }

    /**
     * On such a share of calls, 0..1.
     *
     * @throws IllegalArgumentException for another rate
     */
    public static Evaluator at(double rate, Evaluator evaluator) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "The sample rate of an evaluator is " + rate + "; give a share from 0 to 1");
        }
        return rate == 1 ? evaluator : new Sampled(evaluator, rate);
    }

    @Override
    public Optional<Evaluation> evaluate(CallTexts texts) {
        if (!texts.isIn(rate)) {
            return Optional.empty();
        }
        return evaluator instanceof TextEvaluator shares ? shares.evaluate(texts) : evaluator.evaluate(texts.call());
    }

    @Override
    public Optional<Evaluation> evaluate(LlmCall call) {
        return evaluate(new CallTexts(call));
    }

    @Override
    public String toString() {
        return evaluator + " on " + rate;
    }
}
