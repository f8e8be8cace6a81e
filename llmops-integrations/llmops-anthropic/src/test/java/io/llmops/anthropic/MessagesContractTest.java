package io.llmops.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.RawMessageStreamEvent;
import io.llmops.LlmOps;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

/** Messages of the real SDK, over the wire. */
class MessagesContractTest {

    @Nested
    class OfTheSyncClient extends HostCallContract {

        @Override
        protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
            Providers provider = Providers.of(mood, ops.isPresent());
            AnthropicClient bare = provider.client;
            return new SyncHost(
                    ops.map(it -> InstrumentedAnthropic.of(it, bare)).orElse(bare), provider);
        }
    }

    @Nested
    class OfTheAsyncClient extends HostCallContract {

        @Override
        protected HostClient client(Optional<LlmOps> ops, ProviderMood mood) {
            Providers provider = Providers.of(mood, ops.isPresent());
            AnthropicClientAsync bare = provider.client.async();
            return new AsyncHost(
                    ops.map(it -> InstrumentedAnthropic.of(it, bare)).orElse(bare), provider);
        }
    }

    /** Asks synchronously; once through {@code async()}, which must not lead past the instruments. */
    private record SyncHost(AnthropicClient client, Providers provider) implements HostClient {

        @Override
        public String chat() {
            return Sdk.text(client.messages().create(Sdk.ask(QUESTION)));
        }

        @Override
        public String chatAsync() throws Exception {
            return Sdk.text(LlmClientHost.unwrapped(client.async().messages().create(Sdk.ask(QUESTION))));
        }

        @Override
        public String chatStreaming() {
            try (StreamResponse<RawMessageStreamEvent> stream =
                    client.messages().createStreaming(Sdk.ask(QUESTION))) {
                return stream.stream().map(Sdk::text).collect(Collectors.joining());
            }
        }

        @Override
        public String lastRequest() {
            return provider.lastRequest();
        }
    }

    /** Asks asynchronously; once through {@code sync()} for a raw response. */
    private record AsyncHost(AnthropicClientAsync client, Providers provider) implements HostClient {

        @Override
        public String chat() {
            try (HttpResponseFor<Message> raw =
                    client.sync().withRawResponse().messages().create(Sdk.ask(QUESTION))) {
                return Sdk.text(raw.parse());
            }
        }

        @Override
        public String chatAsync() throws Exception {
            return Sdk.text(LlmClientHost.unwrapped(client.beta().messages().create(Sdk.beta(QUESTION))));
        }

        @Override
        public String chatStreaming() throws Exception {
            return Streams.collected(client.messages().createStreaming(Sdk.ask(QUESTION)), Sdk::text);
        }

        @Override
        public String lastRequest() {
            return provider.lastRequest();
        }
    }
}
