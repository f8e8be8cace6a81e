package io.llmops.langchain4j;

import dev.langchain4j.guardrail.InputGuardrail;
import dev.langchain4j.guardrail.OutputGuardrail;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import io.llmops.call.GuardrailDecision;
import io.llmops.record.CallGuard;
import java.util.function.Consumer;

/**
 * Instruments the models of LangChain4j.
 *
 * <pre>{@code
 * ChatModel model = LangChain4j.instrument(ops, OpenAiChatModel.builder().apiKey(key).modelName("gpt-4o-mini").build());
 * Assistant assistant = AiServices.create(Assistant.class, model);
 * }</pre>
 *
 * <p>What comes back is used in place of the model, by AI Services too. A model's own retries happen inside and are not
 * seen; its listeners fire once, and see what the provider says, before guardrails edit it.
 */
public final class LangChain4j {

    private LangChain4j() {}

    /** Wraps a chat model; its provider is the one that it tells. */
    public static ChatModel instrument(LlmOps ops, ChatModel model) {
        return instrument(ops, model, Providers.target(model.provider()));
    }

    /** Wraps a chat model whose calls go to this provider and server. */
    public static ChatModel instrument(LlmOps ops, ChatModel model, CallTarget target) {
        return new InstrumentedChatModel(model, ops.recorder(target, new Errors()));
    }

    /** Wraps a streaming chat model; its provider is the one that it tells. */
    public static StreamingChatModel instrument(LlmOps ops, StreamingChatModel model) {
        return instrument(ops, model, Providers.target(model.provider()));
    }

    /** Wraps a streaming chat model whose calls go to this provider and server. */
    public static StreamingChatModel instrument(LlmOps ops, StreamingChatModel model, CallTarget target) {
        return new InstrumentedStreamingChatModel(model, ops.recorder(target, new Errors()));
    }

    /** Wraps an embedding model; its provider is the one that it tells. */
    public static EmbeddingModel instrument(LlmOps ops, EmbeddingModel model) {
        return instrument(ops, model, Providers.target(model.provider()));
    }

    /** Wraps an embedding model whose calls go to this provider and server. */
    public static EmbeddingModel instrument(LlmOps ops, EmbeddingModel model, CallTarget target) {
        return new InstrumentedEmbeddingModel(model, ops.recorder(target, new Errors()));
    }

    /** {@link #inputGuardrail(CallGuard, Consumer)} of whose decisions nobody hears. */
    public static InputGuardrail inputGuardrail(CallGuard guard) {
        return inputGuardrail(guard, decision -> {});
    }

    /**
     * Our guardrails for AI Services whose model is not wrapped: they see the user's message, and no other part of the
     * request. A block is fatal: the service throws an {@code InputGuardrailException} whose cause tells the rule; a reply
     * in place of an exception becomes its message.
     *
     * @param guard such as {@code Guardrails.builder().input(…).build()}
     * @param decisions hears of every decision, for no call does
     */
    public static InputGuardrail inputGuardrail(CallGuard guard, Consumer<GuardrailDecision> decisions) {
        return new GuardingInput(new GuardAtWork(guard, decisions));
    }

    /** {@link #outputGuardrail(CallGuard, Consumer)} of whose decisions nobody hears. */
    public static OutputGuardrail outputGuardrail(CallGuard guard) {
        return outputGuardrail(guard, decision -> {});
    }

    /**
     * Our guardrails for the answers of AI Services whose model is not wrapped. A block is fatal: the service throws an
     * {@code OutputGuardrailException} whose cause tells the rule. AI Services show a streamed answer at its end if there
     * is any output guardrail; a wrapped model is screened as it streams.
     *
     * @param guard such as {@code Guardrails.builder().output(…).build()}
     * @param decisions hears of every decision, for no call does
     */
    public static OutputGuardrail outputGuardrail(CallGuard guard, Consumer<GuardrailDecision> decisions) {
        return new GuardingOutput(new GuardAtWork(guard, decisions));
    }
}
