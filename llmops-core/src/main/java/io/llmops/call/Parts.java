package io.llmops.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and replaces the texts in lists of parts: one place that knows which parts carry text. */
final class Parts {

    private Parts() {}

    static Optional<String> text(Part part) {
        if (part instanceof Part.Text text) {
            return Optional.of(text.text());
        } else if (part instanceof Part.ToolCall call) {
            return Optional.of(call.arguments());
        } else if (part instanceof Part.ToolResult result) {
            return Optional.of(result.text());
        } else if (part instanceof Part.Document document) {
            return Optional.of(document.text());
        } else if (part instanceof Part.Reasoning reasoning) {
            return Optional.of(reasoning.text());
        }
        return Optional.empty();
    }

    static Part withText(Part part, String text) {
        if (part instanceof Part.Text) {
            return new Part.Text(text);
        } else if (part instanceof Part.ToolCall call) {
            return new Part.ToolCall(call.callId(), call.name(), text);
        } else if (part instanceof Part.ToolResult result) {
            return new Part.ToolResult(result.callId(), text);
        } else if (part instanceof Part.Document) {
            return new Part.Document(text);
        } else if (part instanceof Part.Reasoning) {
            return new Part.Reasoning(text);
        }
        return part;
    }

    /** The parts with their edits applied; the very same list if none concerns it. */
    static List<Part> edited(int owner, List<Part> parts, Edits edits) {
        List<Part> changed = new ArrayList<>(parts);
        boolean any = false;
        for (int i = 0; i < parts.size(); i++) {
            String replacement = edits.asMap().get(id(owner, i));
            if (replacement != null && text(parts.get(i)).isPresent()) {
                changed.set(i, withText(parts.get(i), replacement));
                any = true;
            }
        }
        return any ? List.copyOf(changed) : parts;
    }

    static void collect(int owner, List<Part> parts, Origin plain, List<Passage> into) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String id = id(owner, i);
            text(part).ifPresent(text -> into.add(new Passage(id, origin(part, plain), text)));
        }
    }

    private static Origin origin(Part part, Origin plain) {
        if (part instanceof Part.ToolCall) {
            return Origin.TOOL_CALL;
        } else if (part instanceof Part.ToolResult) {
            return Origin.TOOL_RESULT;
        } else if (part instanceof Part.Document) {
            return Origin.DOCUMENT;
        } else if (part instanceof Part.Reasoning) {
            return Origin.REASONING;
        }
        return plain;
    }

    private static String id(int owner, int part) {
        return owner + "." + part;
    }
}
