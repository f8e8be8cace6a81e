package io.llmops.springboot;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.llmops.testkit.server.ModelServer;
import io.llmops.testkit.server.Script;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clients of real libraries, declared as their users and their own starters do. */
@Configuration(proxyBeanMethods = false)
public class ThreeClients {

    @Bean
    ModelServer server() {
        return ModelServer.start(Script.saying("It comes on Friday."));
    }

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
    OpenAiChatModel chatModel(ModelServer server) {
        return OpenAiChatModel.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("none")
                .modelName("langchain-model")
                .build();
    }

    @Bean
    OpenAiStreamingChatModel streamingModel(ModelServer server) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("none")
                .modelName("langchain-stream")
                .build();
    }

    @Bean
    EmbeddingModel embeddingModel(ModelServer server) {
        return OpenAiEmbeddingModel.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("none")
                .modelName("langchain-embeddings")
                .build();
    }
}
