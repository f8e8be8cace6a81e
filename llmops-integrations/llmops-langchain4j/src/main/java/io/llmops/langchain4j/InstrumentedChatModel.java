package io.llmops.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.llmops.instrument.Instrumented;
import io.llmops.record.CallRecorder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * A chat model whose calls are recorded and guarded. Each method calls its namesake: whatever the model makes of it, its
 * listeners among it, happens there and once.
 */
final class InstrumentedChatModel implements ChatModel, Instrumented {

    private final ChatModel delegate;
    private final Asking<ChatRequest, ChatResponse> asking;

    InstrumentedChatModel(ChatModel delegate, CallRecorder recorder) {
        this.delegate = delegate;
        this.asking = new Asking<>(recorder, new ChatExchange(delegate::defaultRequestParameters, false));
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return asking.ask(request, asked -> delegate.chat(asked));
    }

    @Override
    public ChatResponse chat(ChatRequest request, ChatRequestOptions options) {
        return asking.ask(request, asked -> delegate.chat(asked, options));
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        return asking.ask(request, delegate::doChat);
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
        return asking.askAsync(request, asked -> delegate.chatAsync(asked));
    }

    @Override
    public CompletableFuture<ChatResponse> chatAsync(ChatRequest request, ChatRequestOptions options) {
        return asking.askAsync(request, asked -> delegate.chatAsync(asked, options));
    }

    @Override
    public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
        return asking.askAsync(request, delegate::doChatAsync);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return delegate.defaultRequestParameters();
    }

    /** As the model tells; nobody calls them but the model itself, for all that does is forwarded. */
    @Override
    public List<ChatModelListener> listeners() {
        return delegate.listeners();
    }

    @Override
    public ModelProvider provider() {
        return delegate.provider();
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return delegate.supportedCapabilities();
    }

    /** Tells the chain of wrappers. */
    @Override
    public String toString() {
        return "InstrumentedChatModel(" + delegate + ")";
    }
}
