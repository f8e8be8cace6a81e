package io.llmops.springai;

import io.llmops.LlmOps;
import io.llmops.call.CallTarget;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;

/**
 * Instruments models of Spring AI.
 *
 * <pre>{@code
 * ChatModel model = SpringAi.instrument(ops, OpenAiChatModel.builder()….build());
 * ChatClient client = ChatClient.create(model);
 * }</pre>
 *
 * The provider is told by the model's class, or by the host of its base URL where it speaks OpenAI's wire format to
 * another; else it is guessed from the name of each call's model.
 */
public final class SpringAi {

    private SpringAi() {}

    /** Wraps a model. Its options are the delegate's own, so a {@code ChatClient} on it works as on the delegate. */
    public static ChatModel instrument(LlmOps ops, ChatModel model) {
        return instrument(ops, model, Providers.of(model, model.getOptions()));
    }

    /** Wraps a model whose calls go to this provider and server. */
    public static ChatModel instrument(LlmOps ops, ChatModel model, CallTarget target) {
        return new InstrumentedChatModel(
                model, new ChatCalls(ops.recorder(target, new VendorErrors()), model::getOptions));
    }

    /** Wraps a model for embeddings. */
    public static EmbeddingModel instrument(LlmOps ops, EmbeddingModel model) {
        Object options = Reflected.value(model, "getOptions").orElse(null);
        return instrument(ops, model, Providers.of(model, options));
    }

    /** Wraps a model for embeddings whose calls go to this provider and server. */
    public static EmbeddingModel instrument(LlmOps ops, EmbeddingModel model, CallTarget target) {
        return new InstrumentedEmbeddingModel(model, ops.recorder(target, new VendorErrors()));
    }
}
