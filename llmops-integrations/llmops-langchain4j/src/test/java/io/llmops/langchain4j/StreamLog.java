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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A host's handler that writes down what it is told, in words. */
class StreamLog implements StreamingChatResponseHandler {

    final List<String> events = new CopyOnWriteArrayList<>();
    final StringBuilder text = new StringBuilder();
    final CompletableFuture<ChatResponse> end = new CompletableFuture<>();

    /** Called with the handle of each piece of text. */
    void onHandle(StreamingHandle handle) {}

    ChatResponse whole() throws Exception {
        return end.get(10, TimeUnit.SECONDS);
    }

    Throwable error() throws Exception {
        return end.handle((whole, error) -> error).get(10, TimeUnit.SECONDS);
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        events.add("text " + partial.text());
        text.append(partial.text());
        onHandle(context.streamingHandle());
    }

    @Override
    public void onPartialResponse(String partial) {
        events.add("plain text " + partial);
        text.append(partial);
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
        events.add("thinking " + partial.text());
    }

    @Override
    public void onPartialThinking(PartialThinking partial) {
        events.add("plain thinking " + partial.text());
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial, PartialToolCallContext context) {
        events.add("tool " + partial.index() + " " + partial.name() + " " + partial.partialArguments());
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial) {
        events.add("plain tool " + partial.index() + " " + partial.name() + " " + partial.partialArguments());
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall complete) {
        events.add("complete tool " + complete.index() + " "
                + complete.toolExecutionRequest().arguments());
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        events.add("raw " + event.getClass().getSimpleName());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        events.add("end");
        end.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        events.add("error");
        end.completeExceptionally(error);
    }
}
