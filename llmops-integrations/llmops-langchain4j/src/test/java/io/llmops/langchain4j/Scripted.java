package io.llmops.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** A model in process that tells a handler what it is scripted to, on the caller's thread, until it is cancelled. */
class Scripted implements StreamingChatModel, StreamingHandle {

    private final List<BiConsumer<StreamingChatResponseHandler, StreamingHandle>> events;
    private volatile boolean cancelled;

    Scripted(List<BiConsumer<StreamingChatResponseHandler, StreamingHandle>> events) {
        this.events = events;
    }

    /** Text in these pieces. */
    static Scripted chunks(String... chunks) {
        List<BiConsumer<StreamingChatResponseHandler, StreamingHandle>> events = new ArrayList<>();
        for (String chunk : chunks) {
            events.add((to, handle) ->
                    to.onPartialResponse(new PartialResponse(chunk), new PartialResponseContext(handle)));
        }
        events.add((to, handle) -> to.onCompleteResponse(whole(AiMessage.from(String.join("", chunks)))));
        return new Scripted(events);
    }

    /** Every form of every event. */
    static Scripted everything() {
        PartialToolCall tool = PartialToolCall.builder()
                .index(0)
                .id("c1")
                .name("track")
                .partialArguments("{}")
                .build();
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id("c1")
                .name("track")
                .arguments("{}{}")
                .build();
        AiMessage whole = AiMessage.builder()
                .thinking("Hm. Hm.")
                .text("one two")
                .toolExecutionRequests(List.of(request))
                .build();
        return new Scripted(List.of(
                (to, handle) -> to.onPartialThinking(new PartialThinking("Hm. ")),
                (to, handle) -> to.onPartialThinking(new PartialThinking("Hm."), new PartialThinkingContext(handle)),
                (to, handle) -> to.onPartialResponse("one "),
                (to, handle) -> to.onPartialResponse(new PartialResponse("two"), new PartialResponseContext(handle)),
                (to, handle) -> to.onPartialToolCall(tool),
                (to, handle) -> to.onPartialToolCall(tool, new PartialToolCallContext(handle)),
                (to, handle) -> to.onCompleteToolCall(new CompleteToolCall(0, request)),
                (to, handle) -> to.onUnmappedRawEvent("raw"),
                (to, handle) -> to.onUnmappedRawEvent(7),
                (to, handle) -> to.onCompleteResponse(whole(whole))));
    }

    /** Thinks in these pieces, and says the last one. */
    static Scripted thinking(String one, String two, String said) {
        return new Scripted(List.of(
                (to, handle) -> to.onPartialThinking(new PartialThinking(one), new PartialThinkingContext(handle)),
                (to, handle) -> to.onPartialThinking(new PartialThinking(two), new PartialThinkingContext(handle)),
                (to, handle) -> to.onPartialResponse(new PartialResponse(said), new PartialResponseContext(handle)),
                (to, handle) -> to.onCompleteResponse(
                        whole(AiMessage.builder().thinking(one + two).text(said).build()))));
    }

    /** Calls a tool without having said so in pieces. */
    static Scripted wholeToolCall(String arguments) {
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id("c1")
                .name("open")
                .arguments(arguments)
                .build();
        return new Scripted(List.of(
                (to, handle) -> to.onCompleteToolCall(new CompleteToolCall(0, request)),
                (to, handle) -> to.onCompleteResponse(whole(AiMessage.from(request)))));
    }

    private static ChatResponse whole(AiMessage message) {
        return ChatResponse.builder().aiMessage(message).modelName("scripted-1").build();
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        for (BiConsumer<StreamingChatResponseHandler, StreamingHandle> event : events) {
            if (cancelled) {
                return;
            }
            event.accept(handler, this);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }
}
