package io.llmops.evaluation;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Outcome;
import io.llmops.call.Part;
import io.llmops.call.Role;
import io.opentelemetry.api.trace.SpanContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls to be judged, without a provider. */
public final class Judged {

    private Judged() {}

    /** A question and its answer; the provider gives no finish reason. */
    public static LlmCall call(String question, String answer) {
        return call(LlmRequest.of("m", question), answer, Optional.empty());
    }

    public static LlmCall call(LlmRequest request, String answer, Optional<String> finishReason) {
        return call(request, new Choice(0, List.of(new Part.Text(answer)), finishReason));
    }

    public static LlmCall call(LlmRequest request, Choice... choices) {
        LlmResponse.Builder response = LlmResponse.builder();
        for (Choice choice : choices) {
            response.choice(choice);
        }
        return call(request, response.build(), SpanContext.getInvalid());
    }

    public static LlmCall call(LlmRequest request, LlmResponse response, SpanContext span) {
        CallStart start = new CallStart(request, CallTarget.of("openai"), CallLabels.none(), Instant.EPOCH);
        return new LlmCall(start, Outcome.COMPLETED, request, response, response, null, 1, 0, 0, 1, List.of(), span);
    }

    /** With a retrieved document. */
    public static LlmCall grounded(String document, String question, String answer) {
        LlmRequest request = LlmRequest.builder("m")
                .message(new Message(Role.USER, List.of(new Part.Document(document), new Part.Text(question))))
                .build();
        return call(request, answer, Optional.empty());
    }
}
