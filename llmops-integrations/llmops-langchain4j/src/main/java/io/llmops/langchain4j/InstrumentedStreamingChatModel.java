package io.llmops.langchain4j;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatRequestOptions;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.llmops.call.CallBlockedException;
import io.llmops.instrument.Instrumented;
import io.llmops.record.ActiveCall;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;

/** A streaming chat model whose calls are recorded and guarded. Each method calls its namesake. */
final class InstrumentedStreamingChatModel implements StreamingChatModel, Instrumented {

    private final StreamingChatModel delegate;
    private final CallRecorder recorder;
    private final ChatExchange exchange;

    InstrumentedStreamingChatModel(StreamingChatModel delegate, CallRecorder recorder) {
        this.delegate = delegate;
        this.recorder = recorder;
        this.exchange = new ChatExchange(delegate::defaultRequestParameters, true);
    }

    @Override
    public void chat(ChatRequest request, StreamingChatResponseHandler handler) {
        stream(request, handler, delegate::chat);
    }

    @Override
    public void chat(ChatRequest request, ChatRequestOptions options, StreamingChatResponseHandler handler) {
        stream(request, handler, (asked, instrumented) -> delegate.chat(asked, options, instrumented));
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        stream(request, handler, delegate::doChat);
    }

    @Override
    public Flow.Publisher<ChatModelStreamingEvent> chat(ChatRequest request) {
        return new InstrumentedEvents(recorder, exchange, request, asked -> delegate.chat(asked));
    }

    @Override
    public Flow.Publisher<ChatModelStreamingEvent> doChat(ChatRequest request) {
        return new InstrumentedEvents(recorder, exchange, request, asked -> delegate.doChat(asked));
    }

    @SuppressWarnings("try") // the scope is only held
    private void stream(
            ChatRequest request,
            StreamingChatResponseHandler handler,
            BiConsumer<ChatRequest, StreamingChatResponseHandler> model) {
        ActiveCall call = recorder.start(() -> exchange.request(request));
        InstrumentedHandler instrumented = new InstrumentedHandler(call, exchange, handler);
        Admitted<ChatRequest, ChatResponse> admitted;
        try {
            admitted = call.admit(admission -> Admitted.of(admission, request, exchange));
        } catch (CallBlockedException e) {
            handler.onError(e);
            return;
        }
        if (admitted.reply() != null) {
            instrumented.answer(admitted.reply());
            return;
        }
        call.watch();
        try (Scope scope = call.makeCurrent()) {
            model.accept(admitted.question(), instrumented);
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
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
        return "InstrumentedStreamingChatModel(" + delegate + ")";
    }
}
