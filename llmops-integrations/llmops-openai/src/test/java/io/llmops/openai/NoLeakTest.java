package io.llmops.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.RequestOptions;
import com.openai.services.blocking.chat.ChatCompletionService;
import io.llmops.testkit.recorded.RecordedOps;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever way a host takes through the SDK, the call is recorded, and once. */
class NoLeakTest {

    private final ModelServer server = ModelServer.start(Script.saying("?"));
    private final RecordedOps recorded = new RecordedOps();
    private final OpenAIClient bare = Sdk.client(server);
    private final OpenAIClient client = InstrumentedOpenAi.of(recorded.ops(), bare);
    private final OpenAiSdk sdk = new OpenAiSdk(recorded.ops(), new Settings(Optional.empty(), false));

    @AfterEach
    void close() {
        client.close();
        recorded.close();
        server.close();
    }

    static Stream<Named<Function<OpenAIClient, OpenAIClient>>> ways() {
        return Stream.of(
                Named.of("itself", it -> it),
                Named.of("withOptions", it -> it.withOptions(options -> options.putHeader("a", "b"))),
                Named.of("async and back", it -> it.async().sync()),
                Named.of(
                        "async, withOptions and back",
                        it -> it.async()
                                .withOptions(options -> options.maxRetries(0))
                                .sync()));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyWayToAServiceIsRecordedOnce(Function<OpenAIClient, OpenAIClient> way) throws Exception {
        OpenAIClient reached = way.apply(client);

        reached.chat().completions().create(Sdk.chat("?"));
        reached.chat().completions().create(Sdk.chat("?"), RequestOptions.none());
        reached.chat().withOptions(options -> {}).completions().create(Sdk.chat("?"));
        reached.chat().completions().withOptions(options -> {}).create(Sdk.chat("?"));
        reached.responses().withOptions(options -> {}).create(Sdk.response("?"));
        reached.async().responses().create(Sdk.response("?")).get();
        try (var raw = reached.withRawResponse()
                .withOptions(o -> {})
                .chat()
                .completions()
                .create(Sdk.chat("?"))) {
            raw.parse();
        }
        try (var raw = reached.chat().withRawResponse().completions().create(Sdk.chat("?"))) {
            raw.parse();
        }
        try (var raw = reached.async()
                .withRawResponse()
                .chat()
                .completions()
                .create(Sdk.chat("?"))
                .get()) {
            raw.parse();
        }
        try (var raw = reached.responses().withRawResponse().createStreaming(Sdk.response("?"));
                var stream = raw.parse()) {
            assertThat(stream.stream().count()).isPositive();
        }

        for (int i = 0; i < 10; i++) {
            assertThat(recorded.next().response()).isPresent();
        }
        assertThat(recorded.isEmpty()).isTrue();
        assertThat(server.received()).isEqualTo(10);
    }

    @Test
    void anotherBaseUrlIsAnotherTarget() throws Exception {
        try (ModelServer other = ModelServer.start(Script.saying("!"))) {
            client.withOptions(options -> options.baseUrl(other.baseUri().toString()))
                    .chat()
                    .completions()
                    .create(Sdk.chat("?"));

            assertThat(recorded.next().target().serverPort())
                    .hasValue(other.baseUri().getPort());
        }
    }

    @Test
    void wrappedTwiceIsCountedOnce() throws Exception {
        OpenAIClient twice = InstrumentedOpenAi.of(recorded.ops(), client);

        twice.chat().completions().create(Sdk.chat("?"));
        Streams.collected(twice.async().chat().completions().createStreaming(Sdk.chat("?")), Sdk::text);

        assertThat(recorded.next().attempts()).isEqualTo(1);
        assertThat(recorded.next().attempts()).isEqualTo(1);
        assertThat(recorded.isEmpty()).isTrue();
    }

    @Test
    void everyMethodThatAsksAModelIsOneThatIsStoodInFor() {
        for (Class<?> service : sdk.services().keySet()) {
            for (Method method : service.getMethods()) {
                boolean asks = method.getName().startsWith("create") && !Modifier.isStatic(method.getModifiers());
                boolean ends = method.isDefault() || method.getParameterTypes().length == 2;
                if (asks) {
                    assertThat(sdk.services().get(service).get(method.getName()))
                            .as(method.toString())
                            .isNotNull();
                    assertThat(ends).as(method.toString()).isTrue();
                }
            }
        }
    }

    @Test
    void everyServiceThatIsStoodInForIsReachedOnlyThroughOnes() {
        List<String> strangers = new ArrayList<>();
        for (Class<?> client : List.of(OpenAIClient.class, OpenAIClientAsync.class, ChatCompletionService.class)) {
            for (Method method : client.getMethods()) {
                if (List.of("chat", "responses", "embeddings", "sync", "async", "withRawResponse", "withOptions")
                                .contains(method.getName())
                        && !sdk.services().containsKey(method.getReturnType())) {
                    strangers.add(method.toString());
                }
            }
        }
        assertThat(strangers).isEmpty();
    }

    @Test
    void itIsAClientLikeAnyOther() {
        assertThat(client).isNotEqualTo(bare);
        assertThat(List.of(client)).contains(client);
        assertThat(client.hashCode()).isEqualTo(System.identityHashCode(client));
        assertThat(client.toString()).startsWith("Instrumented(");
        assertThat(client.models().list().data()).isNotEmpty();
    }
}
