package io.llmops.probe.match;

import java.util.List;

/**
 * The answer contains all, any or none of these texts. White space and the form of characters do not matter.
 *
 * @param ignoreCase whether case does not matter either
 */
public record ContainsMatch(List<String> texts, Quantifier quantifier, boolean ignoreCase) implements TextMatch {

    /** How many of the texts. */
    public enum Quantifier {
        ALL,
        ANY,
        NONE
    }

    public ContainsMatch {
        texts = List.copyOf(texts);
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(
                    "The texts to be contained are " + texts + "; give one or more, none blank");
        }
    }

    @Override
    public boolean matches(String answer) {
        String within = form(answer);
        return switch (quantifier) {
            case ALL -> texts.stream().allMatch(it -> within.contains(form(it)));
            case ANY -> texts.stream().anyMatch(it -> within.contains(form(it)));
            case NONE -> texts.stream().noneMatch(it -> within.contains(form(it)));
        };
    }

    private String form(String text) {
        return ignoreCase ? Normalised.text(text) : Normalised.cased(text);
    }
}
