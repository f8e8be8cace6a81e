package io.llmops.call;

import java.util.HashMap;
import java.util.Map;

/** Replacements for single {@linkplain Passage passages} of a request or response, by passage id; all else stays as it is. */
public final class Edits {

    private static final Edits NONE = new Edits(Map.of());

    private final Map<String, String> replacements;

    private Edits(Map<String, String> replacements) {
        this.replacements = replacements;
    }

    public static Edits none() {
        return NONE;
    }

    public static Edits of(Map<String, String> replacementById) {
        return replacementById.isEmpty() ? NONE : new Edits(Map.copyOf(replacementById));
    }

    /** These and those; where both replace a passage, those win. */
    public Edits and(Edits others) {
        if (isEmpty() || others.isEmpty()) {
            return isEmpty() ? others : this;
        }
        Map<String, String> both = new HashMap<>(replacements);
        both.putAll(others.replacements);
        return of(both);
    }

    public boolean isEmpty() {
        return replacements.isEmpty();
    }

    /** The text to use for this passage: its replacement, or {@code original} itself. */
    public String textFor(String id, String original) {
        String replacement = replacements.get(id);
        return replacement == null ? original : replacement;
    }

    public Map<String, String> asMap() {
        return replacements;
    }

    /** Says how many and which passages, never their text. */
    @Override
    public String toString() {
        return "Edits" + replacements.keySet();
    }
}
