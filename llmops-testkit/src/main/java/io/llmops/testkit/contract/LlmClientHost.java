package io.llmops.testkit.contract;

import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandler;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * A host that holds a neutral {@link LlmClient}.
 *
 * <pre>{@code
 * return new LlmClientHost(client, () -> server.lastBody(), server);
 * }</pre>
 */
public final class LlmClientHost implements HostClient {

    private final LlmClient client;
    private final Supplier<String> lastRequest;
    private final Closeable provider;

    /**
     * @param lastRequest the last request as the provider got it
     * @param provider closed with this host
     */
    public LlmClientHost(LlmClient client, Supplier<String> lastRequest, Closeable provider) {
        this.client = client;
        this.lastRequest = lastRequest;
        this.provider = provider;
    }

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
        LlmResponse whole = unwrapped(end);
        return shown + " / " + whole.text();
    }

    /** What a future answers, or throws what it failed with: for hosts of other clients. */
    public static <T> T unwrapped(CompletableFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    @Override
    public String lastRequest() {
        return lastRequest.get();
    }

    @Override
    public void close() throws IOException {
        provider.close();
    }
}
