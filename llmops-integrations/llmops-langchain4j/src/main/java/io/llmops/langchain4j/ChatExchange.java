package io.llmops.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Requests and responses of chat models. */
final class ChatExchange implements Exchange<ChatRequest, ChatResponse> {

    private final Supplier<@Nullable ChatRequestParameters> defaults;
    private final boolean streaming;

    /**
     * @param defaults what the model adds to each request
     */
    ChatExchange(Supplier<@Nullable ChatRequestParameters> defaults, boolean streaming) {
        this.defaults = defaults;
        this.streaming = streaming;
    }

    @Override
    public LlmRequest request(ChatRequest request) {
        ChatRequestParameters before = defaults.get();
        ChatRequestParameters parameters =
                before == null ? request.parameters() : before.overrideWith(request.parameters());
        return Requests.neutral(request.messages(), parameters, streaming);
    }

    @Override
    public ChatRequest editedQuestion(ChatRequest request, Edits edits) {
        return ChatRequest.builder()
                .messages(Messages.edited(request.messages(), edits))
                .parameters(request.parameters())
                .build();
    }

    @Override
    public LlmResponse response(ChatResponse response, ActiveCall call) {
        return Responses.neutral(response, call);
    }

    /** The provider's metadata stays, raw bodies in it included. */
    @Override
    public ChatResponse editedAnswer(ChatResponse response, Edits edits) {
        return response.toBuilder()
                .aiMessage(Responses.edited(response.aiMessage(), edits))
                .build();
    }

    @Override
    public ChatResponse reply(LlmResponse reply) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(reply.text()))
                .finishReason(FinishReason.STOP)
                .build();
    }
}
