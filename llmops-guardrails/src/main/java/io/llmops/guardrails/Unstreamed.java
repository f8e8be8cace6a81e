package io.llmops.guardrails;

import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.LlmResponse;
import io.llmops.call.Part;
import io.llmops.call.Passage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Clients may stream the text and hand over the rest, such as tool calls, with the whole answer: finds the rest. */
final class Unstreamed {

    private Unstreamed() {}

    static List<Passage> passages(LlmResponse response, List<Channel> streamed) {
        if (streamed.isEmpty()) {
            return response.passages();
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < response.choices().size(); i++) {
            addSeen(i, response.choices().get(i), streamed, seen);
        }
        return response.passages().stream()
                .filter(passage -> !seen.contains(passage.id()))
                .toList();
    }

    private static void addSeen(int position, Choice choice, List<Channel> streamed, Set<String> seen) {
        int toolCalls = 0;
        for (int j = 0; j < choice.parts().size(); j++) {
            Part part = choice.parts().get(j);
            if (streamed.contains(channel(choice.index(), part, toolCalls))) {
                seen.add(position + "." + j);
            }
            toolCalls += part instanceof Part.ToolCall ? 1 : 0;
        }
    }

    private static Channel channel(int choice, Part part, int toolCalls) {
        if (part instanceof Part.ToolCall) {
            return Channel.toolCall(choice, toolCalls);
        }
        return part instanceof Part.Reasoning ? Channel.reasoning(choice) : Channel.text(choice);
    }
}
