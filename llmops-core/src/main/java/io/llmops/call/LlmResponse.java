package io.llmops.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model answered, in neutral form. Immutable.
 *
 * @param model the model that answered, which may be a dated snapshot of the one asked for
 * @param usage what was billed, where the provider says so
 */
public record LlmResponse(
        Optional<String> id,
        Optional<String> model,
        List<Choice> choices,
        Optional<Usage> usage,
        Optional<String> serviceTier,
        Optional<String> systemFingerprint) {

    public LlmResponse {
        choices = List.copyOf(choices);
    }

    /** An answer of which nothing but the text is known. */
    public static LlmResponse of(String text) {
        return builder().choice(Choice.of(text)).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The text of the first choice. */
    public String text() {
        if (choices.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Part part : choices.get(0).parts()) {
            if (part instanceof Part.Text piece) {
                text.append(piece.text());
            }
        }
        return text.toString();
    }

    /** Every text in the response, in order. */
    public List<Passage> passages() {
        List<Passage> passages = new ArrayList<>(choices.size());
        for (int i = 0; i < choices.size(); i++) {
            Parts.collect(i, choices.get(i).parts(), Origin.ANSWER, passages);
        }
        return passages;
    }

    /** A copy with some texts replaced; everything else is the very same object. */
    public LlmResponse edited(Edits edits) {
        if (edits.isEmpty()) {
            return this;
        }
        List<Choice> changed = new ArrayList<>(choices.size());
        for (int i = 0; i < choices.size(); i++) {
            changed.add(choices.get(i).edited(i, edits));
        }
        return new LlmResponse(id, model, changed, usage, serviceTier, systemFingerprint);
    }

    /** Names the model and counts choices; never their text. */
    @Override
    public String toString() {
        return "LlmResponse{" + model.orElse("?") + ", " + choices.size() + " choices, " + usage + "}";
    }

    /** Collects a response step by step. Not for use by several threads. */
    public static final class Builder {
        private final List<Choice> choices = new ArrayList<>();
        private Optional<String> id = Optional.empty();
        private Optional<String> model = Optional.empty();
        private Optional<Usage> usage = Optional.empty();
        private Optional<String> serviceTier = Optional.empty();
        private Optional<String> systemFingerprint = Optional.empty();

        private Builder() {}

        public Builder id(String value) {
            id = Optional.of(value);
            return this;
        }

        public Builder model(String value) {
            model = Optional.of(value);
            return this;
        }

        public Builder choice(Choice choice) {
            choices.add(choice);
            return this;
        }

        public Builder usage(Usage value) {
            usage = Optional.of(value);
            return this;
        }

        public Builder serviceTier(String value) {
            serviceTier = Optional.of(value);
            return this;
        }

        public Builder systemFingerprint(String value) {
            systemFingerprint = Optional.of(value);
            return this;
        }

        public LlmResponse build() {
            return new LlmResponse(id, model, choices, usage, serviceTier, systemFingerprint);
        }
    }
}
