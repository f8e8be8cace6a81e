package io.llmops.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import io.llmops.call.Part;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/** The parts of a model's message: what it thought, what it said, the tools that it calls, in this order. */
final class AiParts {

    private AiParts() {}

    static List<Part> of(AiMessage message) {
        List<Part> parts = new ArrayList<>(1);
        if (message.thinking() != null) {
            parts.add(new Part.Reasoning(message.thinking()));
        }
        if (message.text() != null) {
            parts.add(new Part.Text(message.text()));
        }
        for (ToolExecutionRequest request : message.toolExecutionRequests()) {
            parts.add(new Part.ToolCall(
                    Objects.requireNonNullElse(request.id(), ""),
                    Objects.requireNonNullElse(request.name(), ""),
                    Objects.requireNonNullElse(request.arguments(), "")));
        }
        return parts;
    }

    /** The same message with the texts of these parts. */
    static AiMessage with(AiMessage message, List<Part> parts) {
        Iterator<Part> texts = parts.iterator();
        AiMessage.Builder edited = message.toBuilder();
        if (message.thinking() != null) {
            edited.thinking(Contents.text(texts.next()));
        }
        if (message.text() != null) {
            edited.text(Contents.text(texts.next()));
        }
        return edited.toolExecutionRequests(message.toolExecutionRequests().stream()
                        .map(request -> withArguments(request, Contents.text(texts.next())))
                        .toList())
                .build();
    }

    static ToolExecutionRequest withArguments(ToolExecutionRequest request, String arguments) {
        return arguments.equals(Objects.requireNonNullElse(request.arguments(), ""))
                ? request
                : request.toBuilder().arguments(arguments).build();
    }
}
