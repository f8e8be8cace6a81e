package io.llmops.examples.http;

import io.llmops.LlmOps;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandler;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.ProviderMood;
import io.llmops.testkit.server.Answer;
import io.llmops.testkit.server.Break;
import io.llmops.testkit.server.Fault;
import io.llmops.testkit.server.ModelServer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The contract over a real HTTP client and the wire format of OpenAI. */
class HttpChatClientContractTest extends HostCallContract {

    private static final Answer ANSWER =
            Answer.builder().text("on its way, in two days").id("r1").build();

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        ModelServer server = ModelServer.start((request, random) -> switch (mood) {
            case ANSWERS -> ANSWER;
            case FAILS -> Fault.overloaded();
            case BREAKS -> request.stream() ? new Break(ANSWER, 2) : Fault.serverError();
        });
        HttpChatClient bare = HttpChatClient.of(server.baseUri(), Optional.empty());
        return new Host(server, ops.<LlmClient>map(it -> it.instrument(bare)).orElse(bare));
    }

    private record Host(ModelServer server, LlmClient client) implements HostClient {

        private static LlmRequest request() {
            return LlmRequest.builder("gpt-4o")
                    .system("Be brief.")
                    .user(QUESTION)
                    .extra("user_tier", "gold")
                    .build();
        }

        @Override
        public String chat() {
            return client.chat(request()).text();
        }

        @Override
        public String chatAsync() throws Exception {
            return unwrapped(client.chatAsync(request())).text();
        }

        @Override
        public String chatStreaming() throws Exception {
            CompletableFuture<LlmResponse> end = new CompletableFuture<>();
            StringBuilder shown = new StringBuilder();
            client.chatStreaming(request(), new StreamHandler() {
                @Override
                public void onChunk(Channel channel, String delta) {
                    shown.append(delta);
                }

                @Override
                public void onComplete(LlmResponse response) {
                    end.complete(response);
                }

                @Override
                public void onError(Throwable error) {
                    end.completeExceptionally(error);
                }
            });
            return shown + " / " + unwrapped(end).text();
        }

        private static LlmResponse unwrapped(CompletableFuture<LlmResponse> future) throws Exception {
            try {
                return future.get();
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
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
