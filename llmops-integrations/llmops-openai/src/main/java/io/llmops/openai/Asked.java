package io.llmops.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Edits;
import io.llmops.call.Message;
import io.llmops.call.Role;
import java.util.ArrayList;
import java.util.List;

/** The messages of a request, with the places of their texts in the JSON. */
final class Asked {

    private final List<Message> messages = new ArrayList<>();
    private final List<PartList> parts = new ArrayList<>();

    void add(Role role, PartList read) {
        messages.add(new Message(role, read.parts()));
        parts.add(read);
    }

    List<Message> messages() {
        return messages;
    }

    /** Puts edits into the JSON; tells the positions of the messages that they concern. */
    List<Integer> edit(Edits edits) {
        List<Integer> touched = new ArrayList<>(1);
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).edit(i, edits)) {
                touched.add(i);
            }
        }
        return touched;
    }

    static Role role(JsonNode message) {
        return switch (message.path("role").asText("")) {
            case "system", "developer" -> Role.SYSTEM;
            case "assistant" -> Role.ASSISTANT;
            case "tool", "function" -> Role.TOOL;
            default -> Role.USER;
        };
    }
}
