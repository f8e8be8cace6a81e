package io.llmops.springai;

import io.llmops.instrument.Instrumented;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import reactor.core.publisher.Flux;

/** A model whose calls are recorded, guarded and told to the listeners; its caller sees what the delegate does. */
final class InstrumentedChatModel implements ChatModel, Instrumented {

    private final ChatModel delegate;
    private final ChatCalls calls;

    InstrumentedChatModel(ChatModel delegate, ChatCalls calls) {
        this.delegate = delegate;
        this.calls = calls;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        return calls.call(prompt, Envelope.NONE, delegate::call);
    }

    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return new InstrumentedFlux<>(calls, prompt, Envelope.NONE, delegate::stream);
    }

    @Override
    public ChatOptions getOptions() {
        return delegate.getOptions();
    }

    @Override
    @Deprecated(forRemoval = true)
    @SuppressWarnings({"removal", "InlineMeSuggester"}) // there as long as Spring AI has it
    public ChatOptions getDefaultOptions() {
        return delegate.getDefaultOptions();
    }

    /** Tells the chain of wrappers. */
    @Override
    public String toString() {
        return "InstrumentedChatModel(" + delegate + ")";
    }
}
