package io.llmops.instrument.elements;

import io.llmops.call.Choice;
import io.llmops.call.LlmResponse;
import io.llmops.call.Usage;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer, put together from its elements for listeners and evaluators: texts are joined, of the rest the last
 * that is there counts. Of the text no more than {@value #MAX_TEXT} characters are kept.
 */
final class AnswerSoFar {

    /** Some 250,000 tokens: more than any model answers with. */
    static final int MAX_TEXT = 1 << 20;

    private final StringBuilder text = new StringBuilder();
    private boolean readable = true;
    private boolean hasText;
    private @Nullable Usage usage;
    private @Nullable String model;
    private @Nullable String id;

    /** Takes what an element says; null if it could not be read, and then neither can the whole. */
    void add(@Nullable LlmResponse element) {
        if (element == null) {
            readable = false;
            return;
        }
        if (!element.choices().isEmpty()) {
            hasText = true;
            String more = element.text();
            text.append(more, 0, Math.min(more.length(), MAX_TEXT - text.length()));
        }
        usage = element.usage().orElse(usage);
        model = element.model().orElse(model);
        id = element.id().orElse(id);
    }

    /** The whole answer, or null if an element of it could not be read. */
    @Nullable LlmResponse whole() {
        if (!readable) {
            return null;
        }
        LlmResponse.Builder whole = LlmResponse.builder();
        if (hasText) {
            whole.choice(Choice.of(text.toString()));
        }
        if (usage != null) {
            whole.usage(usage);
        }
        if (model != null) {
            whole.model(model);
        }
        if (id != null) {
            whole.id(id);
        }
        return whole.build();
    }
}
