package io.llmops.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.core.RequestOptions;
import com.anthropic.models.beta.messages.ThreadCreateParams;
import com.anthropic.models.beta.messages.ToolRunnerCreateParams;
import com.anthropic.services.blocking.BetaService;
import com.anthropic.services.blocking.MessageService;
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
    private final AnthropicClient bare = Sdk.client(server);
    private final AnthropicClient client = InstrumentedAnthropic.of(recorded.ops(), bare);
    private final AnthropicSdk sdk = new AnthropicSdk(recorded.ops(), Optional.empty());

    @AfterEach
    void close() {
        client.close();
        recorded.close();
        server.close();
    }

    static Stream<Named<Function<AnthropicClient, AnthropicClient>>> ways() {
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
    void everyWayToAServiceIsRecordedOnce(Function<AnthropicClient, AnthropicClient> way) throws Exception {
        AnthropicClient reached = way.apply(client);

        reached.messages().create(Sdk.ask("?"));
        reached.messages().create(Sdk.ask("?"), RequestOptions.none());
        reached.messages().withOptions(options -> {}).create(Sdk.ask("?"));
        reached.beta().messages().create(Sdk.beta("?"));
        reached.beta().withOptions(options -> {}).messages().create(Sdk.beta("?"));
        reached.async().messages().create(Sdk.ask("?")).get();
        reached.async().beta().messages().create(Sdk.beta("?")).get();
        try (var raw = reached.withRawResponse().withOptions(o -> {}).messages().create(Sdk.ask("?"))) {
            raw.parse();
        }
        try (var raw = reached.messages().withRawResponse().create(Sdk.ask("?"))) {
            raw.parse();
        }
        try (var raw = reached.async()
                .withRawResponse()
                .messages()
                .create(Sdk.ask("?"))
                .get()) {
            raw.parse();
        }
        try (var raw = reached.beta().withRawResponse().messages().createStreaming(Sdk.beta("?"));
                var stream = raw.parse()) {
            assertThat(stream.stream().count()).isPositive();
        }

        for (int i = 0; i < 11; i++) {
            assertThat(recorded.next().response()).isPresent();
        }
        assertThat(recorded.isEmpty()).isTrue();
        assertThat(server.received()).isEqualTo(11);
    }

    @Test
    void anotherBaseUrlIsAnotherTarget() throws Exception {
        try (ModelServer other = ModelServer.start(Script.saying("!"))) {
            client.withOptions(options -> options.baseUrl(other.rootUri().toString()))
                    .messages()
                    .create(Sdk.ask("?"));

            assertThat(recorded.next().target().serverPort())
                    .hasValue(other.rootUri().getPort());
        }
    }

    @Test
    void wrappedTwiceIsCountedOnce() throws Exception {
        AnthropicClient twice = InstrumentedAnthropic.of(recorded.ops(), client);

        twice.messages().create(Sdk.ask("?"));
        Streams.collected(twice.async().messages().createStreaming(Sdk.ask("?")), Sdk::text);

        assertThat(recorded.next().attempts()).isEqualTo(1);
        assertThat(recorded.next().attempts()).isEqualTo(1);
        assertThat(recorded.isEmpty()).isTrue();
    }

    @Test
    void aToolRunnerAndAThreadAskThroughTheInstruments() throws Exception {
        ToolRunnerCreateParams running = ToolRunnerCreateParams.builder()
                .initialMessageParams(Sdk.beta("?"))
                .build();
        ThreadCreateParams threading = ThreadCreateParams.builder()
                .model(Sdk.MODEL)
                .maxTokens(99)
                .addUserMessage("?")
                .build();

        client.beta().messages().toolRunner(running).forEach(message -> {});
        client.beta().messages().toolRunner(Sdk.beta("?")).forEach(message -> {});
        client.beta().messages().thread(threading).send();
        client.async().beta().messages().thread(threading).send().get();

        for (int i = 0; i < 4; i++) {
            assertThat(recorded.next().response()).isPresent();
        }
        assertThat(server.received()).isEqualTo(4);
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
        for (Class<?> type :
                List.of(AnthropicClient.class, AnthropicClientAsync.class, BetaService.class, MessageService.class)) {
            for (Method method : type.getMethods()) {
                if (List.of("messages", "beta", "sync", "async", "withRawResponse", "withOptions")
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
        assertThat(client.options().baseUrl()).isEqualTo(server.rootUri().toString());
    }
}
