package io.llmops.springai;

import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.Modality;
import io.llmops.call.Operation;
import io.llmops.call.Part;
import io.llmops.call.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.Message;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage.ToolResponse;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.content.MediaContent;

/** A {@link Prompt} in neutral form, and the same prompt with edits. */
final class PromptMapping {

    private PromptMapping() {}

    /**
     * @param defaults the model's own options, which count where the prompt has none
     */
    static LlmRequest request(Prompt prompt, @Nullable ChatOptions defaults, boolean streaming) {
        List<io.llmops.call.Message> messages =
                new ArrayList<>(prompt.getInstructions().size());
        for (Message message : prompt.getInstructions()) {
            messages.add(new io.llmops.call.Message(role(message), parts(message)));
        }
        ChatOptions asked = prompt.getOptions();
        ChatOptions options = asked == null ? defaults : asked;
        return new LlmRequest(
                Operation.CHAT,
                OptionsMapping.model(asked).or(() -> OptionsMapping.model(defaults)),
                messages,
                OptionsMapping.options(options),
                OptionsMapping.tools(options),
                streaming,
                Map.of());
    }

    private static Role role(Message message) {
        return switch (message.getMessageType()) {
            case SYSTEM -> Role.SYSTEM;
            case USER -> Role.USER;
            case ASSISTANT -> Role.ASSISTANT;
            case TOOL -> Role.TOOL;
        };
    }

    private static List<Part> parts(Message message) {
        List<Part> parts = new ArrayList<>(1);
        if (message instanceof AssistantMessage assistant) {
            parts.addAll(Said.of(assistant).parts());
        } else if (message instanceof ToolResponseMessage tool) {
            tool.getResponses().forEach(it -> parts.add(new Part.ToolResult(it.id(), data(it))));
        } else if (message.getText() != null) {
            parts.add(new Part.Text(message.getText()));
        }
        if (message instanceof MediaContent content) {
            content.getMedia().forEach(media -> parts.add(media(media)));
        }
        return parts;
    }

    private static String data(ToolResponse response) {
        return Objects.requireNonNullElse(response.responseData(), "");
    }

    private static Part media(Media media) {
        Modality modality = switch (media.getMimeType().getType()) {
            case "image" -> Modality.IMAGE;
            case "audio" -> Modality.AUDIO;
            default -> Modality.UNKNOWN;
        };
        return new Part.Media(modality, media.getMimeType().toString());
    }

    /** The very prompt without edits; else a copy with the same options, in which untouched messages are the same objects. */
    static Prompt edited(Prompt prompt, Edits edits) {
        if (edits.isEmpty()) {
            return prompt;
        }
        if (prompt.getClass() != Prompt.class) {
            throw notCopied(prompt);
        }
        List<Message> messages = new ArrayList<>(prompt.getInstructions());
        for (int i = 0; i < messages.size(); i++) {
            messages.set(i, edited(i, messages.get(i), edits));
        }
        return new Prompt(messages, prompt.getOptions());
    }

    private static Message edited(int position, Message message, Edits edits) {
        if (message instanceof AssistantMessage assistant) {
            return Said.of(assistant).edited(position, edits).into(assistant);
        }
        if (message instanceof ToolResponseMessage tool) {
            return edited(position, tool, edits);
        }
        String text = message.getText();
        String other = text == null ? null : edits.textFor(position + ".0", text);
        return Objects.equals(text, other) ? message : withText(message, Objects.requireNonNull(other));
    }

    private static Message withText(Message message, String text) {
        if (message.getClass() == UserMessage.class) {
            UserMessage user = (UserMessage) message;
            return UserMessage.builder()
                    .text(text)
                    .media(user.getMedia())
                    .metadata(user.getMetadata())
                    .build();
        }
        if (message.getClass() == SystemMessage.class) {
            return SystemMessage.builder()
                    .text(text)
                    .metadata(message.getMetadata())
                    .build();
        }
        throw notCopied(message);
    }

    private static Message edited(int position, ToolResponseMessage message, Edits edits) {
        List<ToolResponse> responses = new ArrayList<>(message.getResponses());
        for (int i = 0; i < responses.size(); i++) {
            ToolResponse response = responses.get(i);
            String data = edits.textFor(position + "." + i, data(response));
            if (!data.equals(data(response))) {
                responses.set(i, new ToolResponse(response.id(), response.name(), data));
            }
        }
        if (responses.equals(message.getResponses())) {
            return message;
        }
        if (message.getClass() != ToolResponseMessage.class) {
            throw notCopied(message);
        }
        return ToolResponseMessage.builder()
                .responses(responses)
                .metadata(message.getMetadata())
                .build();
    }

    /** A copy would be of another class and might lose what only that class knows. */
    private static IllegalStateException notCopied(Object original) {
        return new IllegalStateException(original.getClass().getName() + " cannot be copied with another text");
    }
}
