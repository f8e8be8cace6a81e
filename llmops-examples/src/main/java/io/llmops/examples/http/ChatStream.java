package io.llmops.examples.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Choice;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import java.util.List;
import java.util.Optional;

/** Gathers the chunks of one stream into the whole answer. One choice, text only. */
final class ChatStream {

    private final StringBuilder text = new StringBuilder();
    private final LlmResponse.Builder response = LlmResponse.builder();
    private Optional<String> finishReason = Optional.empty();

    /** Takes the data of one event and returns the text in it. */
    Optional<String> accept(String data) {
        JsonNode json = ChatJson.tree(data);
        ChatJson.head(json, response);
        JsonNode choice = json.path("choices").path(0);
        finishReason = ChatJson.text(choice, "finish_reason").or(() -> finishReason);
        Optional<String> delta = ChatJson.text(choice.path("delta"), "content");
        delta.ifPresent(text::append);
        return delta;
    }

    LlmResponse response() {
        return response.choice(new Choice(0, List.of(new Part.Text(text.toString())), finishReason))
                .build();
    }
}
