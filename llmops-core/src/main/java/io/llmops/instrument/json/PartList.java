package io.llmops.instrument.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.Edits;
import io.llmops.call.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parts of one message or choice, each text with its place in the JSON. Not thread-safe. */
public final class PartList {

    private final List<Part> parts = new ArrayList<>(1);
    private final List<@Nullable Slot> slots = new ArrayList<>(1);

    /** Empty. */
    public PartList() {}

    public List<Part> parts() {
        return parts;
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    public void add(Part part) {
        parts.add(part);
        slots.add(null);
    }

    public void add(Optional<Slot> slot, Function<String, Part> kind) {
        slot.ifPresent(it -> {
            parts.add(kind.apply(it.text()));
            slots.add(it);
        });
    }

    /** A call of a tool: {@code owner} holds its name and, in {@code field}, what the model wrote. */
    public void toolCall(JsonNode owner, String field, String callId) {
        String name = owner.path("name").asText("");
        add(Slot.in(owner, field), text -> new Part.ToolCall(callId, name, text));
    }

    /**
     * Puts edits into the JSON.
     *
     * @param owner the position of this message or choice
     * @return whether any concerned it
     */
    public boolean edit(int owner, Edits edits) {
        boolean any = false;
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            String replacement = edits.asMap().get(owner + "." + i);
            if (slot != null && replacement != null) {
                slot.replace().accept(replacement);
                any = true;
            }
        }
        return any;
    }
}
