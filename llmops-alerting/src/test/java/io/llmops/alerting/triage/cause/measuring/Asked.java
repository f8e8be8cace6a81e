package io.llmops.alerting.triage.cause.measuring;

import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.SampledCall;

/** A question and what a dated model answered. */
record Asked(String id, SampledCall call, boolean correct, String output) {

    GoldenAnswer golden() {
        return GoldenAnswer.of(id, correct, output);
    }

    GoldenAnswer graded() {
        return GoldenAnswer.of(id, correct);
    }
}
