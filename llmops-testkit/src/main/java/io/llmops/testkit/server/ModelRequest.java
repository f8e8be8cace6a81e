package io.llmops.testkit.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.testkit.http.Inbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A request that the model server understood, with headers and body as they were sent. Not to be changed. */
public final class ModelRequest {

    private final Inbound inbound;
    private final JsonNode body;
    private final List<Message> messages;

    ModelRequest(Inbound inbound, JsonNode body) {
        this.inbound = inbound;
        this.body = body;
        this.messages = messagesOf(body);
    }

    /**
     * One message of the conversation.
     *
     * @param text the content, or its text parts joined by line feeds; empty if there is none
     */
    public record Message(String role, String text) {}

    /** Such as {@code /v1/chat/completions}. */
    public String path() {
        return inbound.path();
    }

    public String model() {
        return body.path("model").asText();
    }

    /** The messages of a chat completion or a message, its system prompt first; of a response, its instructions and its input. */
    public List<Message> messages() {
        return messages;
    }

    /** The text of the last message with role {@code user}, or empty. */
    public String lastUserText() {
        String text = "";
        for (Message message : messages) {
            if (message.role().equals("user")) {
                text = message.text();
            }
        }
        return text;
    }

    public boolean stream() {
        return body.path("stream").asBoolean(false);
    }

    /** {@code max_completion_tokens}, or {@code max_tokens} as it was called before; {@code max_output_tokens} of responses. */
    public OptionalInt maxTokens() {
        for (String field : List.of("max_completion_tokens", "max_output_tokens", "max_tokens")) {
            if (body.path(field).isInt()) {
                return OptionalInt.of(body.path(field).intValue());
            }
        }
        return OptionalInt.empty();
    }

    /** The first value of a header; names are not case-sensitive. */
    public Optional<String> header(String name) {
        return inbound.header(name);
    }

    /** All that was sent; not to be changed. */
    public JsonNode body() {
        return body;
    }

    @Override
    public String toString() {
        return path() + " " + body;
    }

    boolean includeUsage() {
        return body.path("stream_options").path("include_usage").asBoolean(false);
    }

    byte[] bytes() {
        return inbound.body();
    }

    private static List<Message> messagesOf(JsonNode body) {
        List<Message> messages = new ArrayList<>();
        if (body.path("instructions").isTextual()) {
            messages.add(new Message("system", body.path("instructions").textValue()));
        }
        if (body.has("system")) {
            messages.add(new Message("system", textOf(body.path("system"))));
        }
        if (body.path("input").isTextual()) {
            messages.add(new Message("user", body.path("input").textValue()));
        }
        for (JsonNode message : body.path(body.has("messages") ? "messages" : "input")) {
            if (message.has("role")) {
                messages.add(new Message(message.path("role").asText(), textOf(message.path("content"))));
            }
        }
        return List.copyOf(messages);
    }

    private static String textOf(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.textValue() : "";
        }
        List<String> parts = new ArrayList<>();
        content.forEach(part -> {
            if (part.path("text").isTextual()) {
                parts.add(part.path("text").textValue());
            }
        });
        return String.join("\n", parts);
    }
}
