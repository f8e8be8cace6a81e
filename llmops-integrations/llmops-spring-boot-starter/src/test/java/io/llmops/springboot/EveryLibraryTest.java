package io.llmops.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.messages.MessageCreateParams;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import io.llmops.instrument.InstrumentedLlm;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;
import org.springframework.ai.openai.OpenAiEmbeddingModel;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Beans of Spring AI, of the Anthropic SDK, and of one's own that answer with Reactor's types. */
class EveryLibraryTest {

    private final ApplicationContextRunner context = Starter.context().withBean(Calls.class);

    @Configuration(proxyBeanMethods = false)
    static class Server {
        @Bean
        ModelServer server() {
            return ModelServer.start(Script.saying("It comes on Friday."));
        }
    }

    /** As Spring AI's own starter declares them, over clients that are beans too. */
    @Configuration(proxyBeanMethods = false)
    static class SpringAiBeans {
        @Bean
        OpenAIClient openAi(ModelServer server) {
            return OpenAIOkHttpClient.builder()
                    .baseUrl(server.baseUri().toString())
                    .apiKey("none")
                    .build();
        }

        @Bean
        OpenAIClientAsync openAiAsync(ModelServer server) {
            return OpenAIOkHttpClientAsync.builder()
                    .baseUrl(server.baseUri().toString())
                    .apiKey("none")
                    .build();
        }

        @Bean
        OpenAiChatModel chatModel(OpenAIClient client, OpenAIClientAsync async) {
            return OpenAiChatModel.builder()
                    .openAiClient(client)
                    .openAiClientAsync(async)
                    .options(OpenAiChatOptions.builder().model("spring-model").build())
                    .build();
        }

        @Bean
        OpenAiEmbeddingModel embeddingModel(OpenAIClient client) {
            return OpenAiEmbeddingModel.builder().openAiClient(client).build();
        }

        @Bean
        ChatClient chatClient(ChatModel model) {
            return ChatClient.create(model);
        }
    }

    @Test
    void springAiIsMeasuredOnceThoughItsClientsAreToo() {
        context.withUserConfiguration(Server.class, SpringAiBeans.class).run(it -> {
            assertThat(it).hasNotFailed();
            Calls calls = it.getBean(Calls.class);
            assertThat(it.getBean(OpenAiChatModel.class).call("Where is my parcel?"))
                    .isEqualTo("It comes on Friday.");
            assertThat(calls.models()).containsExactly("spring-model");
            assertThat(it.getBean(ChatClient.class).prompt("Where?").call().content())
                    .isEqualTo("It comes on Friday.");
            assertThat(String.join(
                            "",
                            it.getBean(ChatModel.class).stream("Where?")
                                    .collectList()
                                    .block()))
                    .isEqualTo("It comes on Friday.");
            assertThat(calls.models()).containsExactly("spring-model", "spring-model", "spring-model");
            it.getBean(EmbeddingModel.class).embed("parcel");
            assertThat(calls.count()).isEqualTo(4);
            assertThat(calls.providers()).containsOnly("openai");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class AnthropicBeans {
        @Bean
        AnthropicClient anthropic(ModelServer server) {
            return AnthropicOkHttpClient.builder()
                    .baseUrl(server.rootUri().toString())
                    .apiKey("none")
                    .build();
        }
    }

    @Test
    void theAnthropicSdkIsMeasured() {
        context.withUserConfiguration(Server.class, AnthropicBeans.class).run(it -> {
            it.getBean(AnthropicClient.class)
                    .messages()
                    .create(MessageCreateParams.builder()
                            .model("claude-x")
                            .maxTokens(9)
                            .addUserMessage("Where is my parcel?")
                            .build());
            assertThat(it.getBean(Calls.class).models()).containsExactly("claude-x");
            assertThat(it.getBean(Calls.class).providers()).containsExactly("anthropic");
        });
    }

    /** Asks a model somewhere. */
    @InstrumentedLlm(provider = "custom", model = "reactive")
    interface Reactive {
        Mono<String> whole(String question);

        Flux<String> streamed(String question);
    }

    @Configuration(proxyBeanMethods = false)
    static class ReactiveBeans {
        @Bean
        Reactive reactive() {
            return new Reactive() {
                @Override
                public Mono<String> whole(String question) {
                    return Mono.just("It comes.");
                }

                @Override
                public Flux<String> streamed(String question) {
                    return Flux.just("It ", "comes.");
                }
            };
        }
    }

    @Test
    void annotatedBeansMayAnswerWithMonoAndFlux() {
        context.withUserConfiguration(ReactiveBeans.class).run(it -> {
            Reactive reactive = it.getBean(Reactive.class);
            Calls calls = it.getBean(Calls.class);
            Mono<String> whole = reactive.whole("Where?");
            assertThat(calls.count()).isZero();
            assertThat(whole.block()).isEqualTo("It comes.");
            assertThat(calls.count()).isEqualTo(1);
            assertThat(reactive.streamed("Where?").collectList().block()).containsExactly("It ", "comes.");
            assertThat(calls.count()).isEqualTo(2);
        });
    }
}
