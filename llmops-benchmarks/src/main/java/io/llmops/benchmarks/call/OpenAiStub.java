package io.llmops.benchmarks.call;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.JsonValue;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.completions.CompletionUsage;
import com.openai.services.async.ChatServiceAsync;
import com.openai.services.async.chat.ChatCompletionServiceAsync;
import com.openai.services.blocking.ChatService;
import com.openai.services.blocking.chat.ChatCompletionService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** OpenAI clients without HTTP: each of their services answers by the name of the method. */
final class OpenAiStub {

    private static final ChatCompletion COMPLETION = ChatCompletion.builder()
            .id("r1")
            .created(0)
            .model(Example.RESPONSE_MODEL)
            .addChoice(ChatCompletion.Choice.builder()
                    .index(0)
                    .finishReason(ChatCompletion.Choice.FinishReason.STOP)
                    .logprobs(Optional.empty())
                    .message(ChatCompletionMessage.builder()
                            .role(JsonValue.from("assistant"))
                            .content(Example.ANSWER)
                            .refusal(Optional.empty())
                            .build())
                    .build())
            .usage(CompletionUsage.builder()
                    .promptTokens(Example.INPUT)
                    .completionTokens(Example.OUTPUT)
                    .totalTokens(Example.INPUT + Example.OUTPUT)
                    .build())
            .build();
    private static final List<ChatCompletionChunk> CHUNKS = chunks();

    private OpenAiStub() {}

    static OpenAIClient client() {
        ChatCompletionService completions =
                service(ChatCompletionService.class, Map.of("create", COMPLETION, "createStreaming", new Chunks()));
        ChatService chat = service(ChatService.class, Map.of("completions", completions));
        return service(OpenAIClient.class, Map.of("chat", chat));
    }

    static OpenAIClientAsync asyncClient() {
        ChatCompletionServiceAsync completions =
                service(ChatCompletionServiceAsync.class, Map.of("createStreaming", new PushedChunks()));
        ChatServiceAsync chat = service(ChatServiceAsync.class, Map.of("completions", completions));
        return service(OpenAIClientAsync.class, Map.of("chat", chat));
    }

    /** The last one tells why it is the last. */
    private static List<ChatCompletionChunk> chunks() {
        List<ChatCompletionChunk> chunks =
                new ArrayList<>(Collections.nCopies(StreamSubject.CHUNKS - 1, chunk(Optional.empty())));
        chunks.add(chunk(Optional.of(ChatCompletionChunk.Choice.FinishReason.STOP)));
        return List.copyOf(chunks);
    }

    private static ChatCompletionChunk chunk(Optional<ChatCompletionChunk.Choice.FinishReason> finished) {
        return ChatCompletionChunk.builder()
                .id("r1")
                .created(0)
                .model(Example.RESPONSE_MODEL)
                .addChoice(ChatCompletionChunk.Choice.builder()
                        .index(0)
                        .finishReason(finished)
                        .delta(ChatCompletionChunk.Choice.Delta.builder()
                                .content(Example.CHUNK)
                                .build())
                        .build())
                .build();
    }

    private static <T> T service(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
                    }
                    return answer;
                }));
    }

    private static final class Chunks implements StreamResponse<ChatCompletionChunk> {
        @Override
        public Stream<ChatCompletionChunk> stream() {
            return CHUNKS.stream();
        }

        @Override
        public void close() {}
    }

    /** Pushes everything on the thread that subscribes. */
    private static final class PushedChunks implements AsyncStreamResponse<ChatCompletionChunk> {
        @Override
        public AsyncStreamResponse<ChatCompletionChunk> subscribe(Handler<? super ChatCompletionChunk> handler) {
            CHUNKS.forEach(handler::onNext);
            handler.onComplete(Optional.empty());
            return this;
        }

        @Override
        public AsyncStreamResponse<ChatCompletionChunk> subscribe(
                Handler<? super ChatCompletionChunk> handler, Executor executor) {
            return subscribe(handler);
        }

        @Override
        public CompletableFuture<Void> onCompleteFuture() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
