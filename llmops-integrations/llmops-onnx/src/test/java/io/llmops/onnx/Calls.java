package io.llmops.onnx;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Choice;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls to be judged, without a provider. */
public final class Calls {

    private Calls() {}

    public static LlmCall of(String question, String answer) {
        return of(LlmRequest.of("m", question), answer);
    }

    /** With a retrieved document. */
    public static LlmCall grounded(String document, String question, String answer) {
        List<Part> parts = List.of(new Part.Document(document), new Part.Text(question));
        return of(LlmRequest.builder("m").message(new Message(Role.USER, parts)).build(), answer);
    }

    private static LlmCall of(LlmRequest request, String answer) {
        LlmResponse response = LlmResponse.builder()
                .choice(new Choice(0, List.of(new Part.Text(answer)), Optional.empty()))
                .build();
        return LlmCall.completed(
                new CallStart(request, CallTarget.of("openai"), CallLabels.none(), Instant.EPOCH), response, 1);
    }
}
