package io.llmops.springai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.llmops.testkit.server.ModelRequest;
import io.llmops.testkit.server.ModelServer;
import java.time.Duration;
import java.util.List;
import org.springframework.ai.openai.OpenAiChatModel;
import org.springframework.ai.openai.OpenAiChatOptions;

/** The real OpenAI model of Spring AI against the model server, without retries unless a test wants them. */
final class OpenAi {

    static final String MODEL = "gpt-4o-mini";

    private OpenAi() {}

    static OpenAiChatOptions.Builder options(ModelServer server) {
        return OpenAiChatOptions.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("any")
                .model(MODEL)
                .timeout(Duration.ofSeconds(20))
                .maxRetries(0);
    }

    static OpenAiChatModel chat(ModelServer server) {
        return chat(options(server));
    }

    static OpenAiChatModel chat(OpenAiChatOptions.Builder options) {
        return OpenAiChatModel.builder().options(options.build()).build();
    }

    /** The official client, whose retries would only slow tests down. */
    static OpenAIClient client(ModelServer server) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("any")
                .maxRetries(0)
                .build();
    }

    /** The model on clients of one's own. */
    static OpenAiChatModel chat(ModelServer server, OpenAIClient client) {
        return OpenAiChatModel.builder()
                .openAiClient(client)
                .openAiClientAsync(client.async())
                .options(options(server).build())
                .build();
    }

    static ModelRequest lastRequest(ModelServer server) {
        List<ModelRequest> requests = server.requests();
        return requests.get(requests.size() - 1);
    }
}
