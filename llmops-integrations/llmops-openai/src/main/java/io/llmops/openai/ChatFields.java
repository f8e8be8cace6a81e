package io.llmops.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.JsonField;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import org.jspecify.annotations.Nullable;

/** What a chat completion's request says besides its messages, as JSON: only what is there, and what is told of a call. */
@SuppressWarnings(
        "deprecation") // what OpenAI calls old is still sent; properties of others are read without copying all
final class ChatFields {

    private final ObjectNode body = Json.object();
    private final Fields fields = new Fields();

    private ChatFields() {}

    /** Null where a field is not of the type that the SDK knows. */
    static @Nullable ObjectNode of(ChatCompletionCreateParams params) {
        ChatFields read = new ChatFields();
        read.all(params);
        return read.fields.arePlain() ? read.body : null;
    }

    private void all(ChatCompletionCreateParams params) {
        var model = fields.of(params._model());
        if (model != null) {
            body.put("model", fields.textOr(model._value(), ""));
        }
        decimal("temperature", params._temperature());
        decimal("top_p", params._topP());
        decimal("frequency_penalty", params._frequencyPenalty());
        decimal("presence_penalty", params._presencePenalty());
        number("max_completion_tokens", params._maxCompletionTokens());
        number("max_tokens", params._maxTokens());
        number("seed", params._seed());
        number("n", params._n());
        made("stop", params._stop());
        made("response_format", params._responseFormat());
        made("tools", params._tools());
    }

    private void decimal(String name, JsonField<Double> field) {
        Double value = fields.of(field);
        if (value != null) {
            body.put(name, value);
        }
    }

    private void number(String name, JsonField<Long> field) {
        Long value = fields.of(field);
        if (value != null) {
            body.put(name, value);
        }
    }

    private void made(String name, JsonField<?> field) {
        Object value = fields.of(field);
        if (value != null) {
            body.set(name, Json.node(value));
        }
    }
}
