package io.llmops.guardrails;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts that the placeholders of one call stand for. Forgotten with the call. Thread-safe. */
final class Vault {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private int longest;

    /** The placeholder of a text, such as {@code [REDACTED:email:1]}: the same text has the same one. */
    synchronized String keep(String category, String text) {
        return placeholders.computeIfAbsent(category + ' ' + text, any -> {
            String placeholder = "[REDACTED:" + category + ":" + numbers.merge(category, 1, Integer::sum) + "]";
            texts.put(placeholder, text);
            longest = Math.max(longest, placeholder.length());
            return placeholder;
        });
    }

    synchronized boolean isEmpty() {
        return texts.isEmpty();
    }

    synchronized @Nullable String text(String placeholder) {
        return texts.get(placeholder);
    }

    /** The length of the longest placeholder. */
    synchronized int longest() {
        return longest;
    }

    /** Counts, and tells nothing. */
    @Override
    public synchronized String toString() {
        return "Vault{" + texts.size() + " texts}";
    }
}
