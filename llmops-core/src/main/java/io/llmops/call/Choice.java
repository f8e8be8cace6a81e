package io.llmops.call;

import java.util.List;
import java.util.Optional;

/** One answer of a response; most responses have one. {@code finishReason} as in {@link FinishReason}. */
public record Choice(int index, List<Part> parts, Optional<String> finishReason) {

    public Choice {
        parts = List.copyOf(parts);
    }

    public static Choice of(String text) {
        return new Choice(0, List.of(new Part.Text(text)), Optional.of(FinishReason.STOP));
    }

    Choice edited(int position, Edits edits) {
        List<Part> changed = Parts.edited(position, parts, edits);
        return changed == parts ? this : new Choice(index, changed, finishReason);
    }
}
