package io.llmops.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;
import io.llmops.testkit.server.ModelServer;
import java.util.stream.Collectors;

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

    static ResponseCreateParams response(String question) {
        return ResponseCreateParams.builder()
                .model(MODEL)
                .instructions("Be brief.")
                .input(question)
                .putAdditionalBodyProperty("user_tier", JsonValue.from("gold"))
                .build();
    }

    static String text(ChatCompletion completion) {
        return completion.choices().get(0).message().content().orElse("");
    }

    static String text(ChatCompletionChunk chunk) {
        return chunk.choices().stream()
                .map(choice -> choice.delta().content().orElse(""))
                .collect(Collectors.joining());
    }

    static String text(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(ResponseOutputText::text)
                .collect(Collectors.joining());
    }

    /** What came piece by piece, then what the last event says is the whole. */
    static String text(ResponseStreamEvent event) {
        return event.outputTextDelta().map(ResponseTextDeltaEvent::delta).orElse("")
                + event.completed()
                        .map(completed -> " / " + text(completed.response()))
                        .orElse("");
    }
}
