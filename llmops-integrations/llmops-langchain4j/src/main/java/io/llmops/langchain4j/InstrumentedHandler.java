package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.llmops.call.Channel;
import io.llmops.record.ActiveCall;

/**
 * The handler that a model feeds: every event in the form in which it came goes to the host's, with the text that the
 * guardrails let through and a handle that records a cancel.
 */
final class InstrumentedHandler implements StreamingChatResponseHandler {

    private static final Channel TEXT = Channel.text(0);
    private static final Channel THINKING = Channel.reasoning(0);

    private final ActiveCall call;
    private final StreamingChatResponseHandler host;
    private final ScreenedStream stream;

    InstrumentedHandler(ActiveCall call, ChatExchange exchange, StreamingChatResponseHandler host) {
        this.call = call;
        this.host = host;
        this.stream = new ScreenedStream(call, exchange, host);
    }

    /** Streams an answer that no provider gave. */
    void answer(ChatResponse reply) {
        stream.answer(reply);
    }

    @Override
    public void onPartialResponse(String text) {
        stream.take(TEXT, text, host::onPartialResponse);
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        PartialResponseContext own =
                context == null ? context : new PartialResponseContext(handle(context.streamingHandle()));
        stream.take(
                TEXT,
                partial.text(),
                shown -> host.onPartialResponse(
                        shown.equals(partial.text()) ? partial : new PartialResponse(shown), own));
    }

    @Override
    public void onPartialThinking(PartialThinking partial) {
        stream.take(
                THINKING,
                partial.text(),
                shown -> host.onPartialThinking(shown.equals(partial.text()) ? partial : new PartialThinking(shown)));
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
        PartialThinkingContext own =
                context == null ? context : new PartialThinkingContext(handle(context.streamingHandle()));
        stream.take(
                THINKING,
                partial.text(),
                shown -> host.onPartialThinking(
                        shown.equals(partial.text()) ? partial : new PartialThinking(shown), own));
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial) {
        stream.take(
                Channel.toolCall(0, partial.index()),
                partial.partialArguments(),
                shown -> host.onPartialToolCall(ToolCalls.withArguments(partial, shown)));
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial, PartialToolCallContext context) {
        PartialToolCallContext own =
                context == null ? context : new PartialToolCallContext(handle(context.streamingHandle()));
        stream.take(
                Channel.toolCall(0, partial.index()),
                partial.partialArguments(),
                shown -> host.onPartialToolCall(ToolCalls.withArguments(partial, shown), own));
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall complete) {
        stream.complete(complete);
    }

    /** What the provider sent beside all this cannot be screened: where the output is enforced it is kept back. */
    @Override
    public void onUnmappedRawEvent(Object event) {
        if (!call.enforcesOutput()) {
            stream.toHost(() -> host.onUnmappedRawEvent(event));
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        stream.end(response);
    }

    @Override
    public void onError(Throwable error) {
        stream.fail(error);
    }

    private StreamingHandle handle(StreamingHandle provider) {
        call.onCut(provider::cancel);
        return new HostHandle(provider, call, stream);
    }
}
