package io.llmops.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrailRequest;
import dev.langchain4j.guardrail.OutputGuardrailResult;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.record.Admission;
import java.util.concurrent.CompletableFuture;

/** Our guardrails behind an AI Service. */
final class GuardingOutput implements OutputGuardrail {

    private final GuardAtWork guard;

    GuardingOutput(GuardAtWork guard) {
        this.guard = guard;
    }

    @Override
    public String name() {
        return guard.toString();
    }

    @Override
    public OutputGuardrailResult validate(AiMessage message) {
        try {
            Admission admission = guard.output(Responses.said(message));
            if (admission instanceof Admission.Answer answer) {
                return successWith(AiMessage.from(answer.reply().text()));
            }
            Edits edits = ((Admission.Proceed) admission).edits();
            return edits.isEmpty() ? success() : successWith(Responses.edited(message, edits));
        } catch (CallBlockedException e) {
            return fatal(e.getMessage(), e);
        }
    }

    /** Nothing here waits for anything. */
    @Override
    public CompletableFuture<OutputGuardrailResult> validateAsync(OutputGuardrailRequest request) {
        return CompletableFuture.completedFuture(validate(request));
    }
}
