package io.llmops.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import io.llmops.LlmOps;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

/** Chat completions of the real SDK, over the wire. */
class ChatContractTest {

    @Nested
    class OfTheSyncClient extends HostCallContract {

        @Override
        protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
            Providers provider = Providers.of(mood, ops.isPresent());
            OpenAIClient bare = provider.client;
            return new SyncHost(ops.map(it -> InstrumentedOpenAi.of(it, bare)).orElse(bare), provider);
        }
    }

    @Nested
    class OfTheAsyncClient extends HostCallContract {

        @Override
        protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
            Providers provider = Providers.of(mood, ops.isPresent());
            OpenAIClientAsync bare = provider.client.async();
            return new AsyncHost(ops.map(it -> InstrumentedOpenAi.of(it, bare)).orElse(bare), provider);
        }
    }

    /** Asks synchronously; once through {@code async()}, which must not lead past the instruments. */
    private record SyncHost(OpenAIClient client, Providers provider) implements HostClient {

        @Override
        public String chat() {
            return Sdk.text(client.chat().completions().create(Sdk.chat(QUESTION)));
        }

        @Override
        public String chatAsync() throws Exception {
            return Sdk.text(
                    LlmClientHost.unwrapped(client.async().chat().completions().create(Sdk.chat(QUESTION))));
        }

        @Override
        public String chatStreaming() {
            try (StreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(Sdk.chat(QUESTION))) {
                return stream.stream().map(Sdk::text).collect(Collectors.joining());
            }
        }

        @Override
        public String lastRequest() {
            return provider.lastRequest();
        }
    }

    /** Asks asynchronously; once through {@code sync()} for a raw response. */
    private record AsyncHost(OpenAIClientAsync client, Providers provider) implements HostClient {

        @Override
        public String chat() {
            try (HttpResponseFor<ChatCompletion> raw =
                    client.sync().withRawResponse().chat().completions().create(Sdk.chat(QUESTION))) {
                return Sdk.text(raw.parse());
            }
        }

        @Override
        public String chatAsync() throws Exception {
            return Sdk.text(LlmClientHost.unwrapped(client.chat().completions().create(Sdk.chat(QUESTION))));
        }

        @Override
        public String chatStreaming() throws Exception {
            return Streams.collected(client.chat().completions().createStreaming(Sdk.chat(QUESTION)), Sdk::text);
        }

        @Override
        public String lastRequest() {
            return provider.lastRequest();
        }
    }
}
