package io.llmops.anthropic;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonValue;
import com.anthropic.models.beta.messages.BetaMessage;
import com.anthropic.models.messages.ContentBlock;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlock;
import io.llmops.testkit.server.ModelServer;
import java.util.stream.Collectors;

/** The real SDK against a model server. */
final class Sdk {

    static final String MODEL = "claude-sonnet-4-5";

    private Sdk() {}

    /** Retries are the SDK's own affair and would only slow tests down. */
    static AnthropicClient client(ModelServer server) {
        return AnthropicOkHttpClient.builder()
                .baseUrl(server.rootUri().toString())
                .apiKey("any")
                .maxRetries(0)
                .build();
    }

    static MessageCreateParams ask(String question) {
        return MessageCreateParams.builder()
                .model(MODEL)
                .maxTokens(99)
                .system("Be brief.")
                .addUserMessage(question)
                .putAdditionalBodyProperty("user_tier", JsonValue.from("gold"))
                .build();
    }

    static com.anthropic.models.beta.messages.MessageCreateParams beta(String question) {
        return com.anthropic.models.beta.messages.MessageCreateParams.builder()
                .model(MODEL)
                .maxTokens(99)
                .addBeta("some-beta-2026-01-01")
                .system("Be brief.")
                .addUserMessage(question)
                .putAdditionalBodyProperty("user_tier", JsonValue.from("gold"))
                .build();
    }

    static String text(Message message) {
        return message.content().stream()
                .flatMap((ContentBlock block) -> block.text().stream())
                .map(TextBlock::text)
                .collect(Collectors.joining());
    }

    static String text(BetaMessage message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(block -> block.text())
                .collect(Collectors.joining());
    }

    static String text(RawMessageStreamEvent event) {
        return event.contentBlockDelta()
                .flatMap(delta -> delta.delta().text())
                .map(delta -> delta.text())
                .orElse("");
    }
}
