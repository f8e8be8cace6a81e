package io.llmops.alerting.assess;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.EvaluationListener;
import java.time.Instant;

/** Calls that were answered and judged. */
final class AnsweredCalls {

    private AnsweredCalls() {}

    static void tell(
            EvaluationListener listener, Instant at, String model, String question, String answer, double score) {
        LlmRequest request = LlmRequest.of(model, question);
        LlmResponse response = LlmResponse.builder()
                .model(model + "-2024-08-06")
                .choice(Choice.of(answer))
                .build();
        CallStart start = new CallStart(request, CallTarget.of("vendor"), CallLabels.none(), at);
        LlmCall call = LlmCall.completed(start, response, 0);
        listener.onEvaluation(call, new Evaluation(AnswerRelevance.NAME, score, "judged", "as told"));
    }
}
