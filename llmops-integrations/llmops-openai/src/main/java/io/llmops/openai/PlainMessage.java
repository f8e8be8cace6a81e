package io.llmops.openai;

import com.openai.core.JsonField;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionAssistantMessageParam;
import com.openai.models.chat.completions.ChatCompletionMessageParam;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Messages of text and of calls of functions, as nearly all are, read without JSON. Parts are in the order that they have there. */
@SuppressWarnings(
        "deprecation") // what OpenAI calls old is still sent; properties of others are read without copying all
final class PlainMessage {

    private PlainMessage() {}

    /** Null where the message holds more than that. */
    static @Nullable Message of(ChatCompletionMessageParam message) {
        if (message.isUser()) {
            var user = message.asUser();
            return text(user._role(), user._content().asKnown().flatMap(it -> it.text()), user._additionalProperties());
        } else if (message.isSystem()) {
            var system = message.asSystem();
            return text(
                    system._role(),
                    system._content().asKnown().flatMap(it -> it.text()),
                    system._additionalProperties());
        } else if (message.isDeveloper()) {
            var developer = message.asDeveloper();
            return text(
                    developer._role(),
                    developer._content().asKnown().flatMap(it -> it.text()),
                    developer._additionalProperties());
        } else if (message.isTool()) {
            return result(message.asTool());
        }
        return message.isAssistant() ? assistant(message.asAssistant()) : null;
    }

    private static @Nullable Message text(JsonValue role, Optional<String> text, Map<String, JsonValue> additional) {
        return text.isPresent() && additional.isEmpty() && role(role) != Role.TOOL
                ? Message.of(role(role), text.get())
                : null;
    }

    private static @Nullable Message result(ChatCompletionToolMessageParam tool) {
        String text = tool._content().asKnown().flatMap(it -> it.text()).orElse(null);
        String callId = tool._toolCallId().asKnown().orElse(null);
        if (text == null || callId == null || !tool._additionalProperties().isEmpty()) {
            return null;
        }
        return role(tool._role()) == Role.TOOL ? Message.toolResult(callId, text) : null;
    }

    private static Role role(JsonField<?> role) {
        return Contents.role(role.asString().orElse(""));
    }

    private static @Nullable Message assistant(ChatCompletionAssistantMessageParam said) {
        Fields fields = new Fields();
        List<Part> parts = new ArrayList<>(1);
        var content = fields.of(said._content());
        if (content != null) {
            if (!content.isText()) {
                return null;
            }
            parts.add(new Part.Text(content.asText()));
        }
        boolean more = fields.of(said._refusal()) != null
                || fields.of(said._functionCall()) != null
                || !PlainToolCalls.read(fields.of(said._toolCalls()), fields, parts);
        Role role = role(said._role());
        return more || !fields.arePlain() || role == Role.TOOL ? null : new Message(role, parts);
    }
}
