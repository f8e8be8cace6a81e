package io.llmops.call;

import java.util.List;

/** One message of a conversation. */
public record Message(Role role, List<Part> parts) {

    public Message {
        parts = List.copyOf(parts);
    }

    public static Message system(String text) {
        return of(Role.SYSTEM, text);
    }

    public static Message user(String text) {
        return of(Role.USER, text);
    }

    public static Message assistant(String text) {
        return of(Role.ASSISTANT, text);
    }

    public static Message toolResult(String callId, String text) {
        return new Message(Role.TOOL, List.of(new Part.ToolResult(callId, text)));
    }

    public static Message of(Role role, String text) {
        return new Message(role, List.of(new Part.Text(text)));
    }

    Origin origin() {
        return switch (role) {
            case SYSTEM -> Origin.SYSTEM;
            case USER -> Origin.USER;
            case ASSISTANT -> Origin.HISTORY;
            case TOOL -> Origin.TOOL_RESULT;
        };
    }

    Message edited(int index, Edits edits) {
        List<Part> changed = Parts.edited(index, parts, edits);
        return changed == parts ? this : new Message(role, changed);
    }
}
