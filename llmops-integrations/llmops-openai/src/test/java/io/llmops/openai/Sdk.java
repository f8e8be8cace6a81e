package io.llmops.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import io.llmops.testkit.server.ModelServer;

/** The real SDK against a model server. */
final class Sdk {

    static final String MODEL = "gpt-4o-mini";

    private Sdk() {}

    /** Retries are the SDK's own affair and would only slow tests down. */
    static OpenAIClient client(ModelServer server) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server.baseUri().toString())
                .apiKey("any")
                .maxRetries(0)
                .build();
    }

    static ChatCompletionCreateParams chat(String question) {
        return ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addSystemMessage("Be brief.")
                .addUserMessage(question)
                .putAdditionalBodyProperty("user_tier", JsonValue.from("gold"))
                .build();
    }
}
