package io.llmops.guardrails;

import io.llmops.call.CallLabels;
import io.llmops.call.CallStart;
import io.llmops.call.CallTarget;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallScreen;
import io.llmops.record.ChannelScreen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One call screened without a client, as core would do it, and what was decided. */
public final class Screening {

    public static final LlmRequest QUESTION = LlmRequest.of("model-x", "hello");

    public final List<GuardrailDecision> decisions = new CopyOnWriteArrayList<>();
    public final CallScreen screen;

    public Screening(Guardrails guardrails) {
        this(guardrails, QUESTION);
    }

    public Screening(Guardrails guardrails, LlmRequest request) {
        screen = guardrails.screen(start(request), decisions::add);
    }

    public static CallStart start(LlmRequest request) {
        return new CallStart(request, CallTarget.of("test"), CallLabels.none(), Instant.EPOCH);
    }

    /** What the answer becomes if it comes at once. */
    public String answer(String text) {
        LlmResponse response = LlmResponse.of(text);
        return ActiveCall.apply(screen.output(response, false), response).text();
    }

    /** What is shown of the answer, piece by piece, if it comes in these chunks. */
    public List<String> stream(List<String> chunks) {
        ChannelScreen channel = screen.channel(Channel.text(0));
        List<String> shown = new ArrayList<>();
        chunks.forEach(chunk -> shown.add(channel.accept(chunk)));
        shown.add(channel.drain());
        screen.output(LlmResponse.of(String.join("", chunks)), true);
        return shown;
    }

    /** The request as the provider would get it. */
    public LlmRequest send(LlmRequest request) {
        return request.edited(((Admission.Proceed) screen.input(request)).edits());
    }

    /** Whether a guardrail threw: they let pass then, which may look like a verdict. */
    public boolean failed() {
        return decisions.stream().anyMatch(decision -> decision.category().equals(Guardrails.FAILURE));
    }

    public List<String> actions() {
        return decisions.stream()
                .map(decision -> decision.guardrail() + " "
                        + decision.direction().wireName() + " "
                        + decision.mode().wireName() + " "
                        + decision.action().wireName() + " " + decision.category())
                .toList();
    }
}
