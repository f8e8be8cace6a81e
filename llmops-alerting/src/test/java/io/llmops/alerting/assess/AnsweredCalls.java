package io.llmops.alerting.assess;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.llmops.call.Timing;
import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.EvaluationListener;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Calls that were answered and judged. */
final class AnsweredCalls {

    private AnsweredCalls() {}

    static void tell(
            EvaluationListener listener, Instant at, String model, String question, String answer, double score) {
        LlmRequest request = LlmRequest.of(model, question);
        Optional<LlmResponse> response = Optional.of(LlmResponse.builder()
                .model(model + "-2024-08-06")
                .choice(Choice.of(answer))
                .build());
        CallStart start = new CallStart(request, CallTarget.of("vendor"), CallLabels.none(), at);
        LlmCall call = new LlmCall(
                start,
                Outcome.COMPLETED,
                Optional.of(request),
                response,
                response,
                Optional.empty(),
                new Timing(0, OptionalLong.empty(), 0),
                1,
                List.of(),
                SpanContext.getInvalid());
        listener.onEvaluation(call, new Evaluation(AnswerRelevance.NAME, score, "judged", "as told"));
    }
}
