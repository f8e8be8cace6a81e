package io.llmops.langchain4j;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.llmops.LlmOps;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The contract with LangChain4j's own OpenAI models over HTTP. */
class OpenAiModelsContractTest extends HostCallContract {

    private static final Answer ANSWER =
            Answer.builder().text("on its way, in two days").id("r1").build();

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        ModelServer server = ModelServer.start((request, random) -> switch (mood) {
            case ANSWERS -> ANSWER;
            case FAILS -> Fault.overloaded();
            case BREAKS -> request.stream() ? new Break(ANSWER, 2) : Fault.serverError();
        });
        ChatModel chat = OpenAi.chat(server).build();
        StreamingChatModel streaming = OpenAi.streaming(server);
        return new Host(
                ops.map(it -> LangChain4j.instrument(it, chat)).orElse(chat),
                ops.map(it -> LangChain4j.instrument(it, streaming)).orElse(streaming),
                server);
    }

    private record Host(ChatModel model, StreamingChatModel streamingModel, ModelServer server) implements HostClient {

        private static ChatRequest request() {
            return ChatRequest.builder()
                    .messages(SystemMessage.from("Be brief."), UserMessage.from(QUESTION))
                    .temperature(0.2)
                    .build();
        }

        @Override
        public String chat() {
            return model.chat(request()).aiMessage().text();
        }

        /** The OpenAI models of this version have none; models of later versions may. */
        @Override
        public @Nullable String chatAsync() {
            return null;
        }

        @Override
        public String chatStreaming() throws Exception {
            CompletableFuture<ChatResponse> end = new CompletableFuture<>();
            StringBuilder shown = new StringBuilder();
            streamingModel.chat(request(), new StreamingChatResponseHandler() {
                @Override
                public void onPartialResponse(String partial) {
                    shown.append(partial);
                }

                @Override
                public void onCompleteResponse(ChatResponse response) {
                    end.complete(response);
                }

                @Override
                public void onError(Throwable error) {
                    end.completeExceptionally(error);
                }
            });
            return LlmClientHost.unwrapped(end).aiMessage().text() + " / " + shown;
        }

        @Override
        public String lastRequest() {
            return server.requests().get(server.requests().size() - 1).body().toString();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
