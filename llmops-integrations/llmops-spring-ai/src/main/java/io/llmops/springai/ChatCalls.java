package io.llmops.springai;

import io.llmops.call.CallBlockedException;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;

/**
 * Carries calls out around whatever takes a prompt: a model, or the rest of a chain of advisors.
 *
 * @param defaults the options that count where a prompt has none
 */
record ChatCalls(CallRecorder recorder, Supplier<@Nullable ChatOptions> defaults) {

    /** What goes on after the guardrails were asked: a prompt to the model, or an answer to the host. */
    record Admitted<R>(Prompt prompt, @Nullable R reply) {}

    @SuppressWarnings({"try", "NullAway"}) // the scope is only held; a model that answers null is not ours to mend
    <R> R call(Prompt prompt, Envelope<R> envelope, Function<Prompt, R> next) {
        ActiveCall call = start(prompt, false);
        Admitted<R> admitted = admit(call, prompt, envelope);
        if (admitted.reply() != null) {
            return admitted.reply();
        }
        R answer;
        try (Scope scope = call.makeCurrent()) {
            answer = next.apply(admitted.prompt());
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        return call.succeed(() -> read(answer, envelope), admission -> delivered(admission, answer, envelope));
    }

    ActiveCall start(Prompt prompt, boolean streaming) {
        return recorder.start(() -> request(prompt, streaming));
    }

    private LlmRequest request(Prompt prompt, boolean streaming) {
        return PromptMapping.request(prompt, defaults.get(), streaming);
    }

    /** Throws {@link CallBlockedException}, which has ended the call. */
    static <R> Admitted<R> admit(ActiveCall call, Prompt prompt, Envelope<R> envelope) {
        return call.admit(admission -> admission instanceof Admission.Answer answer
                ? new Admitted<>(prompt, envelope.of(ResponseMapping.reply(answer.reply())))
                : new Admitted<>(PromptMapping.edited(prompt, ((Admission.Proceed) admission).edits()), null));
    }

    private static <R> @Nullable LlmResponse read(R answer, Envelope<R> envelope) {
        ChatResponse response = envelope.open(answer);
        return response == null ? null : ResponseMapping.response(response);
    }

    private static <R> R delivered(Admission admission, R answer, Envelope<R> envelope) {
        if (admission instanceof Admission.Answer other) {
            return envelope.of(ResponseMapping.reply(other.reply()));
        }
        Admission.Proceed proceed = (Admission.Proceed) admission;
        if (proceed.edits().isEmpty()) {
            return answer;
        }
        ChatResponse response = envelope.open(answer);
        if (response == null) {
            throw CallBlockedException.notCarriedOut(Direction.OUTPUT, "there is no response to edit");
        }
        return envelope.with(answer, ResponseMapping.edited(response, proceed.edits()));
    }
}
