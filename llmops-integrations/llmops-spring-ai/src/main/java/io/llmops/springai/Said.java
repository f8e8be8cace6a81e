package io.llmops.springai;

import io.llmops.call.Edits;
import io.llmops.call.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.AssistantMessage.ToolCall;

/**
 * The texts of a model's message, or of a chunk of one: read, and put back with some of them replaced.
 *
 * @param thought whether the text is the model's reasoning
 * @param refusal OpenAI's {@code refusal}, which comes in place of a text
 * @param reasoning reasoning that comes beside the text
 */
record Said(String text, boolean thought, String refusal, String reasoning, List<ToolCall> toolCalls) {

    static final Said NOTHING = new Said("", false, "", "", List.of());

    private static final String REFUSAL = "refusal";
    private static final String REASONING = "reasoningContent";
    /** How Anthropic's and Google's models mark a text as reasoning. */
    private static final List<String> THOUGHT = List.of("thinking", "isThought");

    private static final String SIGNATURE = "signature";

    static Said of(AssistantMessage message) {
        Map<String, Object> metadata = message.getMetadata();
        return new Said(
                Objects.requireNonNullElse(message.getText(), ""),
                isThought(metadata),
                text(metadata, REFUSAL),
                text(metadata, REASONING),
                message.getToolCalls());
    }

    private static boolean isThought(Map<String, Object> metadata) {
        if (metadata.containsKey(SIGNATURE)) {
            return true;
        }
        for (String key : THOUGHT) {
            Object told = metadata.get(key);
            if (told != null && told.toString().equals("true")) {
                return true;
            }
        }
        return false;
    }

    private static String text(Map<String, Object> metadata, String key) {
        return metadata.get(key) instanceof String text ? text : "";
    }

    /** Whether the answer itself goes on here. */
    boolean isAnswer() {
        return !text.isEmpty() || !refusal.isEmpty();
    }

    /** This, and what was held back of it. */
    Said and(Said rest) {
        return new Said(text + rest.text, thought, refusal + rest.refusal, reasoning + rest.reasoning, toolCalls);
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>(1);
        if (!text.isEmpty()) {
            parts.add(thought ? new Part.Reasoning(text) : new Part.Text(text));
        }
        if (!refusal.isEmpty()) {
            parts.add(new Part.Text(refusal));
        }
        if (!reasoning.isEmpty()) {
            parts.add(new Part.Reasoning(reasoning));
        }
        toolCalls.forEach(call -> parts.add(new Part.ToolCall(call.id(), call.name(), call.arguments())));
        return parts;
    }

    /** The same with edits, which know {@link #parts()} by their position. */
    Said edited(int owner, Edits edits) {
        int part = 0;
        String newText = text.isEmpty() ? text : edits.textFor(owner + "." + part++, text);
        String newRefusal = refusal.isEmpty() ? refusal : edits.textFor(owner + "." + part++, refusal);
        String newReasoning = reasoning.isEmpty() ? reasoning : edits.textFor(owner + "." + part++, reasoning);
        List<ToolCall> newCalls = new ArrayList<>(toolCalls.size());
        for (ToolCall call : toolCalls) {
            newCalls.add(with(call, edits.textFor(owner + "." + part++, call.arguments())));
        }
        return new Said(newText, thought, newRefusal, newReasoning, newCalls);
    }

    static ToolCall with(ToolCall call, String arguments) {
        return arguments.equals(call.arguments()) ? call : new ToolCall(call.id(), call.type(), call.name(), arguments);
    }

    /**
     * A message that says this: the very one if it does so already, else a copy in which nothing else is changed.
     *
     * @throws IllegalStateException if a copy would be of another class and might lose what only that class knows
     */
    AssistantMessage into(AssistantMessage message) {
        Said before = of(message);
        if (equals(before)) {
            return message;
        }
        Map<String, Object> metadata = new HashMap<>(message.getMetadata());
        put(metadata, REFUSAL, before.refusal, refusal);
        put(metadata, REASONING, before.reasoning, reasoning);
        AssistantMessage copy = message.mutate()
                .content(text.equals(before.text) ? message.getText() : text)
                .properties(metadata)
                .toolCalls(toolCalls)
                .build();
        if (copy.getClass() != message.getClass()) {
            throw new IllegalStateException(message.getClass().getName() + " cannot be copied with another text");
        }
        return copy;
    }

    private static void put(Map<String, Object> metadata, String key, String before, String now) {
        if (!now.equals(before)) {
            metadata.put(key, now);
        }
    }
}
