package io.llmops.langchain4j;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.InputGuardrailRequest;
import dev.langchain4j.guardrail.InputGuardrailResult;
import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import io.llmops.call.Operation;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import io.llmops.record.Admission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Our guardrails in front of an AI Service. */
final class GuardingInput implements InputGuardrail {

    private final GuardAtWork guard;

    GuardingInput(GuardAtWork guard) {
        this.guard = guard;
    }

    @Override
    public String name() {
        return guard.toString();
    }

    @Override
    public InputGuardrailResult validate(UserMessage message) {
        LlmRequest question = question(message);
        try {
            Admission admission = guard.input(question);
            if (admission instanceof Admission.Answer answer) {
                return fatal(answer.reply().text());
            }
            Edits edits = ((Admission.Proceed) admission).edits();
            return edits.isEmpty() ? success() : successWith(text(question.edited(edits)));
        } catch (CallBlockedException e) {
            return fatal(e.getMessage(), e);
        }
    }

    /** Nothing here waits for anything. */
    @Override
    public CompletableFuture<InputGuardrailResult> validateAsync(InputGuardrailRequest request) {
        return CompletableFuture.completedFuture(validate(request));
    }

    private static LlmRequest question(UserMessage message) {
        return new LlmRequest(
                Operation.CHAT,
                Optional.empty(),
                List.of(new Message(Role.USER, Contents.neutral(message.contents(), Part.Text::new))),
                RequestOptions.defaults(),
                List.of(),
                false,
                Map.of());
    }

    /** LangChain4j takes one text back, and puts it in the place of each that there was. */
    private static String text(LlmRequest edited) {
        List<Part> texts = edited.messages().get(0).parts().stream()
                .filter(Part.Text.class::isInstance)
                .toList();
        if (texts.size() != 1) {
            throw CallBlockedException.notCarriedOut(
                    Direction.INPUT,
                    "LangChain4j's input guardrails can rewrite messages with one text only; wrap the model instead");
        }
        return Contents.text(texts.get(0));
    }
}
