package io.llmops.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.llmops.testkit.server.ModelServer;
import java.time.Duration;

/** LangChain4j's own OpenAI models, pointed at a local server. */
final class OpenAi {

    static final String MODEL = "gpt-4o-mini";

    private OpenAi() {}

    static OpenAiChatModel.OpenAiChatModelBuilder chat(ModelServer server) {
        return OpenAiChatModel.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("any")
                .modelName(MODEL)
                .maxRetries(0)
                .timeout(Duration.ofSeconds(20));
    }

    static StreamingChatModel streaming(ModelServer server, ChatModelListener... listeners) {
        return streamingBuilder(server).listeners(listeners).build();
    }

    static OpenAiStreamingChatModel.OpenAiStreamingChatModelBuilder streamingBuilder(ModelServer server) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("any")
                .modelName(MODEL)
                .timeout(Duration.ofSeconds(20));
    }

    static EmbeddingModel embeddings(ModelServer server) {
        return OpenAiEmbeddingModel.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("any")
                .modelName("text-embedding-3-small")
                .maxRetries(0)
                .build();
    }
}
