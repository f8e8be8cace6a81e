package io.llmops.benchmarks.call;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.llmops.langchain4j.LangChain4j;
import io.llmops.telemetry.Naming;
import java.util.List;
import java.util.function.Supplier;

/** Calls of a LangChain4j model. */
final class LangChain4jCalls {

    static final ChatRequest REQUEST = ChatRequest.builder()
            .modelName(Example.MODEL)
            .messages(UserMessage.from(Example.QUESTION))
            .build();
    static final ChatResponse RESPONSE = ChatResponse.builder()
            .id("r1")
            .modelName(Example.RESPONSE_MODEL)
            .aiMessage(AiMessage.from(Example.ANSWER))
            .tokenUsage(new TokenUsage(Example.INPUT, Example.OUTPUT))
            .finishReason(FinishReason.STOP)
            .build();

    private LangChain4jCalls() {}

    static Supplier<?> bare() {
        return call(new Stub(List.of()));
    }

    static Supplier<?> metricsListener() {
        return call(new Stub(List.of(LangChain4jListeners.METRICS.create())));
    }

    static Supplier<?> observationListener() {
        return call(new Stub(List.of(LangChain4jListeners.OBSERVATION.create())));
    }

    static Supplier<?> ours() {
        var ops = PlainCalls.ops(Telemetry.metrics()).naming(Naming.CURRENT).build();
        return call(LangChain4j.instrument(ops, new Stub(List.of()), Example.TARGET));
    }

    private static Supplier<?> call(ChatModel model) {
        return () -> model.chat(REQUEST);
    }

    private record Stub(List<ChatModelListener> listeners) implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            return RESPONSE;
        }

        @Override
        public ModelProvider provider() {
            return ModelProvider.OPEN_AI;
        }
    }
}
