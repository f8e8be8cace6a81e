package io.llmops.telemetry;

import io.llmops.evaluation.Evaluation;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Which evaluations become events: those below their threshold, because somebody will want to look at the call, and a
 * sample of the others to compare them with. The metric counts all.
 *
 * @param failing whether every evaluation below its {@linkplain Evaluation#threshold() threshold} does
 * @param sampleRate the share of the others, 0..1
 */
public record EvaluationEvents(boolean failing, double sampleRate) {

    public EvaluationEvents {
        if (!(sampleRate >= 0 && sampleRate <= 1)) {
            throw new IllegalArgumentException(
                    "The sample rate of evaluation events is " + sampleRate + "; give a share from 0 to 1");
        }
    }

    /** All below their threshold, one in a hundred of the others. */
    public static EvaluationEvents defaults() {
        return new EvaluationEvents(true, 0.01);
    }

    boolean selects(Evaluation evaluation) {
        return (failing && evaluation.isBelowThreshold())
                || (sampleRate > 0 && ThreadLocalRandom.current().nextDouble() < sampleRate);
    }
}
