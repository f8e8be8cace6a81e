package io.llmops.contracts;

import io.llmops.LlmOps;
import io.llmops.call.Channel;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.call.Passage;
import io.llmops.client.LlmClient;
import io.llmops.client.StreamHandle;
import io.llmops.client.StreamHandler;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class InstrumentedClientContractTest extends HostCallContract {

    @Override
    protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
        Provider provider = new Provider(mood);
        LlmClient client = ops.<LlmClient>map(it -> it.instrument(provider)).orElse(provider);
        return new LlmClientHost(client, () -> provider.lastRequest, () -> {});
    }

    /** A provider in process. */
    private static final class Provider implements LlmClient {
        private final ProviderMood mood;
        private String lastRequest = "";

        Provider(ProviderMood mood) {
            this.mood = mood;
        }

        @Override
        public LlmResponse chat(LlmRequest request) {
            note(request);
            if (mood != ProviderMood.ANSWERS) {
                throw failure();
            }
            return LlmResponse.of("on its way");
        }

        @Override
        public CompletableFuture<LlmResponse> chatAsync(LlmRequest request) {
            note(request);
            return mood == ProviderMood.ANSWERS
                    ? CompletableFuture.supplyAsync(() -> LlmResponse.of("on its way"))
                    : CompletableFuture.failedFuture(failure());
        }

        @Override
        public StreamHandle chatStreaming(LlmRequest request, StreamHandler handler) {
            note(request);
            if (mood != ProviderMood.FAILS) {
                handler.onChunk(Channel.text(0), "on its");
                handler.onChunk(Channel.text(0), " way");
            }
            if (mood == ProviderMood.ANSWERS) {
                handler.onComplete(LlmResponse.of("on its way"));
            } else {
                handler.onError(failure());
            }
            return () -> {};
        }

        private static LlmException failure() {
            return new LlmException("overloaded", 503, "come back later", Optional.empty());
        }

        private void note(LlmRequest request) {
            StringBuilder text = new StringBuilder();
            text.append(request.operation()).append(request.model()).append(request.options());
            text.append(request.tools()).append(request.extra());
            for (Passage passage : request.passages()) {
                text.append(passage.id()).append(passage.origin()).append(passage.text());
            }
            lastRequest = text.toString();
        }
    }
}
