package io.llmops.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialToolCall;
import java.util.Objects;

/** Streamed tool calls with other arguments; the very objects where these are the same. */
final class ToolCalls {

    private ToolCalls() {}

    static PartialToolCall withArguments(PartialToolCall partial, String arguments) {
        return arguments.equals(partial.partialArguments())
                ? partial
                : PartialToolCall.builder()
                        .index(partial.index())
                        .id(partial.id())
                        .name(partial.name())
                        .partialArguments(arguments)
                        .build();
    }

    static CompleteToolCall withArguments(CompleteToolCall complete, String arguments) {
        ToolExecutionRequest request = complete.toolExecutionRequest();
        return arguments.equals(Objects.requireNonNullElse(request.arguments(), ""))
                ? complete
                : new CompleteToolCall(complete.index(), AiParts.withArguments(request, arguments));
    }
}
