package io.llmops.springboot.instrument;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.llmops.LlmOps;
import io.llmops.anthropic.InstrumentedAnthropic;
import io.llmops.call.CallTarget;
import io.llmops.client.LlmClient;
import io.llmops.langchain4j.LangChain4j;
import io.llmops.openai.InstrumentedOpenAi;
import io.llmops.springai.SpringAi;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/** The client types that are instrumented by themselves: one nested configuration for each library that may be there. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class KnownClients {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ClientInstrumenter<LlmClient> llmOpsNeutralClients() {
        return ClientInstrumenter.of(
                LlmClient.class,
                (ops, client, provider) ->
                        ops.instrument(client, CallTarget.of(provider.orElse(CallTarget.UNKNOWN_PROVIDER))));
    }

    /** The official OpenAI SDK. */
    @Configuration(proxyBeanMethods = false)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnClass({OpenAIClient.class, InstrumentedOpenAi.class})
    static class OpenAi {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<OpenAIClient> llmOpsOpenAi(Environment environment) {
            return ClientInstrumenter.of(
                    OpenAIClient.class,
                    (ops, client, provider) -> with(ops, environment, provider).client(client));
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<OpenAIClientAsync> llmOpsOpenAiAsync(Environment environment) {
            return ClientInstrumenter.of(
                    OpenAIClientAsync.class,
                    (ops, client, provider) -> with(ops, environment, provider).client(client));
        }

        private static InstrumentedOpenAi with(LlmOps ops, Environment environment, Optional<String> provider) {
            InstrumentedOpenAi openAi = InstrumentedOpenAi.with(ops);
            boolean counts = environment.getProperty("llmops.openai.count-streamed-tokens", Boolean.class, false);
            InstrumentedOpenAi counting = counts ? openAi.countStreamedTokens() : openAi;
            return provider.map(counting::provider).orElse(counting);
        }
    }

    /** The official Anthropic SDK. */
    @Configuration(proxyBeanMethods = false)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnClass({AnthropicClient.class, InstrumentedAnthropic.class})
    static class Anthropic {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<AnthropicClient> llmOpsAnthropic() {
            return ClientInstrumenter.of(
                    AnthropicClient.class,
                    (ops, client, provider) -> with(ops, provider).client(client));
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<AnthropicClientAsync> llmOpsAnthropicAsync() {
            return ClientInstrumenter.of(
                    AnthropicClientAsync.class,
                    (ops, client, provider) -> with(ops, provider).client(client));
        }

        private static InstrumentedAnthropic with(LlmOps ops, Optional<String> provider) {
            InstrumentedAnthropic anthropic = InstrumentedAnthropic.with(ops);
            return provider.map(anthropic::provider).orElse(anthropic);
        }
    }

    /** Spring AI's models, and with them its chat clients. */
    @Configuration(proxyBeanMethods = false)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnClass({org.springframework.ai.chat.model.ChatModel.class, SpringAi.class})
    static class SpringAiModels {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<org.springframework.ai.chat.model.ChatModel> llmOpsSpringAiChat() {
            return ClientInstrumenter.of(
                    org.springframework.ai.chat.model.ChatModel.class,
                    (ops, model, provider) -> provider.map(it -> SpringAi.instrument(ops, model, CallTarget.of(it)))
                            .orElseGet(() -> SpringAi.instrument(ops, model)));
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<org.springframework.ai.embedding.EmbeddingModel> llmOpsSpringAiEmbeddings() {
            return ClientInstrumenter.of(
                    org.springframework.ai.embedding.EmbeddingModel.class,
                    (ops, model, provider) -> provider.map(it -> SpringAi.instrument(ops, model, CallTarget.of(it)))
                            .orElseGet(() -> SpringAi.instrument(ops, model)));
        }
    }

    /** LangChain4j's models. */
    @Configuration(proxyBeanMethods = false)
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConditionalOnClass({ChatModel.class, LangChain4j.class})
    static class LangChain {

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<ChatModel> llmOpsLangChain4jChat() {
            return ClientInstrumenter.of(
                    ChatModel.class,
                    (ops, model, provider) -> provider.map(it -> LangChain4j.instrument(ops, model, CallTarget.of(it)))
                            .orElseGet(() -> LangChain4j.instrument(ops, model)));
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<StreamingChatModel> llmOpsLangChain4jStreaming() {
            return ClientInstrumenter.of(
                    StreamingChatModel.class,
                    (ops, model, provider) -> provider.map(it -> LangChain4j.instrument(ops, model, CallTarget.of(it)))
                            .orElseGet(() -> LangChain4j.instrument(ops, model)));
        }

        @Bean
        @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
        static ClientInstrumenter<EmbeddingModel> llmOpsLangChain4jEmbeddings() {
            return ClientInstrumenter.of(
                    EmbeddingModel.class,
                    (ops, model, provider) -> provider.map(it -> LangChain4j.instrument(ops, model, CallTarget.of(it)))
                            .orElseGet(() -> LangChain4j.instrument(ops, model)));
        }
    }
}
