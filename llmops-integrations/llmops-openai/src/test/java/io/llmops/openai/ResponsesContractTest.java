package io.llmops.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStreamEvent;
import io.llmops.LlmOps;
import io.llmops.testkit.contract.HostCallContract;
import io.llmops.testkit.contract.HostClient;
import io.llmops.testkit.contract.LlmClientHost;
import io.llmops.testkit.contract.ProviderMood;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;

/** Responses of the real SDK, over the wire. */
class ResponsesContractTest {

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

    private record SyncHost(OpenAIClient client, Providers provider) implements HostClient {

        @Override
        public String chat() {
            return Sdk.text(client.responses().create(Sdk.response(QUESTION)));
        }

        @Override
        public String chatAsync() throws Exception {
            return Sdk.text(LlmClientHost.unwrapped(client.async().responses().create(Sdk.response(QUESTION))));
        }

        @Override
        public String chatStreaming() {
            try (StreamResponse<ResponseStreamEvent> stream =
                    client.responses().createStreaming(Sdk.response(QUESTION))) {
                return stream.stream().map(Sdk::text).collect(Collectors.joining());
            }
        }

        @Override
        public String lastRequest() {
            return provider.lastRequest();
        }
    }

    private record AsyncHost(OpenAIClientAsync client, Providers provider) implements HostClient {

        @Override
        public String chat() {
            try (HttpResponseFor<Response> raw =
                    client.sync().withRawResponse().responses().create(Sdk.response(QUESTION))) {
                return Sdk.text(raw.parse());
            }
        }

        @Override
        public String chatAsync() throws Exception {
            return Sdk.text(LlmClientHost.unwrapped(client.responses().create(Sdk.response(QUESTION))));
        }

        @Override
        public String chatStreaming() throws Exception {
            return Streams.collected(client.responses().createStreaming(Sdk.response(QUESTION)), Sdk::text);
        }

        @Override
        public String lastRequest() {
            return provider.lastRequest();
        }
    }
}
