package io.llmops.langchain4j;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.CustomMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.Message;
import io.llmops.call.Part;
import io.llmops.call.RequestOptions;
import io.llmops.call.Role;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Messages in neutral form, and edited; parts are in the order of a message's contents here and there. */
final class Messages {

    private Messages() {}

    static List<Message> neutral(List<ChatMessage> messages) {
        List<Message> neutral = new ArrayList<>(messages.size());
        for (ChatMessage message : messages) {
            neutral.add(neutral(message));
        }
        return neutral;
    }

    private static Message neutral(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return Message.system(system.text());
        } else if (message instanceof UserMessage user) {
            return new Message(Role.USER, Contents.neutral(user.contents(), Part.Text::new));
        } else if (message instanceof AiMessage ai) {
            return new Message(Role.ASSISTANT, AiParts.of(ai));
        } else if (message instanceof ToolExecutionResultMessage result) {
            String callId = Objects.requireNonNullElse(result.id(), "");
            return new Message(
                    Role.TOOL, Contents.neutral(result.contents(), text -> new Part.ToolResult(callId, text)));
        } else if (message instanceof CustomMessage custom) {
            return new Message(Role.USER, texts(custom.attributes()));
        }
        return new Message(Role.USER, List.of());
    }

    /** A custom message may carry text under any key. */
    private static List<Part> texts(Map<String, Object> attributes) {
        List<Part> texts = new ArrayList<>(1);
        for (Object value : attributes.values()) {
            if (value instanceof String text) {
                texts.add(new Part.Text(text));
            }
        }
        return texts;
    }

    /** The same messages with these texts replaced; those that no edit concerns are the very objects. */
    static List<ChatMessage> edited(List<ChatMessage> messages, Edits edits) {
        LlmRequest before = neutralRequest(messages);
        List<Message> after = before.edited(edits).messages();
        List<ChatMessage> edited = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            List<Part> parts = after.get(i).parts();
            boolean same = parts.equals(before.messages().get(i).parts());
            edited.add(same ? messages.get(i) : withParts(messages.get(i), parts));
        }
        return edited;
    }

    private static LlmRequest neutralRequest(List<ChatMessage> messages) {
        return new LlmRequest(
                "", Optional.empty(), neutral(messages), RequestOptions.defaults(), List.of(), false, Map.of());
    }

    private static ChatMessage withParts(ChatMessage message, List<Part> parts) {
        if (message instanceof SystemMessage) {
            return SystemMessage.from(Contents.text(parts.get(0)));
        } else if (message instanceof UserMessage user) {
            List<Content> contents = Contents.withTexts(user.contents(), parts);
            return user.toBuilder().contents(contents).build();
        } else if (message instanceof AiMessage ai) {
            return AiParts.with(ai, parts);
        } else if (message instanceof ToolExecutionResultMessage result) {
            return result.toBuilder()
                    .contents(Contents.withTexts(result.contents(), parts))
                    .build();
        }
        return CustomMessage.from(withTexts(((CustomMessage) message).attributes(), parts));
    }

    private static Map<String, Object> withTexts(Map<String, Object> attributes, List<Part> parts) {
        Iterator<Part> texts = parts.iterator();
        Map<String, Object> edited = new LinkedHashMap<>(attributes);
        edited.replaceAll((key, value) -> value instanceof String ? Contents.text(texts.next()) : value);
        return edited;
    }
}
