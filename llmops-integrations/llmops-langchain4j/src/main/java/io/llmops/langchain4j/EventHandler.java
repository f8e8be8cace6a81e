package io.llmops.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.PartialToolCall;
import dev.langchain4j.model.chat.response.PartialToolCallContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Turns what a handler is told into events again. */
record EventHandler(EventOutlet outlet) implements StreamingChatResponseHandler {

    @Override
    public void onPartialResponse(String text) {
        if (!text.isEmpty()) {
            outlet.add(new PartialResponse(text));
        }
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
        outlet.add(partial);
    }

    @Override
    public void onPartialThinking(PartialThinking partial, PartialThinkingContext context) {
        outlet.add(partial);
    }

    @Override
    public void onPartialToolCall(PartialToolCall partial, PartialToolCallContext context) {
        outlet.add(partial);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall complete) {
        outlet.add(complete);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        outlet.add(new CompleteResponse(response));
        outlet.end();
    }

    @Override
    public void onError(Throwable error) {
        outlet.fail(error);
    }
}
