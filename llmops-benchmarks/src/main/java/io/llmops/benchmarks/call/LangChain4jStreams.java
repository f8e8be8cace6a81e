package io.llmops.benchmarks.call;

import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.llmops.langchain4j.LangChain4j;
import io.llmops.telemetry.Naming;
import java.util.List;
import java.util.function.Supplier;

/** Streams of a LangChain4j model. */
final class LangChain4jStreams {

    private LangChain4jStreams() {}

    static Supplier<?> bare() {
        return stream(new Stub(List.of()));
    }

    static Supplier<?> metricsListener() {
        return stream(new Stub(List.of(LangChain4jListeners.METRICS.create())));
    }

    static Supplier<?> observationListener() {
        return stream(new Stub(List.of(LangChain4jListeners.OBSERVATION.create())));
    }

    static Supplier<?> ours() {
        var ops = PlainCalls.ops(Telemetry.metrics()).naming(Naming.CURRENT).build();
        return stream(LangChain4j.instrument(ops, new Stub(List.of()), Example.TARGET));
    }

    private static Supplier<?> stream(StreamingChatModel model) {
        return () -> {
            Reader reader = new Reader();
            model.chat(LangChain4jCalls.REQUEST, reader);
            return reader.length;
        };
    }

    private record Stub(List<ChatModelListener> listeners) implements StreamingChatModel {
        @Override
        public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
            for (int i = 0; i < StreamSubject.CHUNKS; i++) {
                handler.onPartialResponse(Example.CHUNK);
            }
            handler.onCompleteResponse(LangChain4jCalls.RESPONSE);
        }

        @Override
        public ModelProvider provider() {
            return ModelProvider.OPEN_AI;
        }
    }

    private static final class Reader implements StreamingChatResponseHandler {
        private int length;

        @Override
        public void onPartialResponse(String text) {
            length += text.length();
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            length++;
        }

        @Override
        public void onError(Throwable error) {
            throw new IllegalStateException("The stream broke", error);
        }
    }
}
