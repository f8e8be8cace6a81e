package io.llmops.alerting.route;

import io.llmops.alerting.silence.Glob;
import java.util.Collection;
import java.util.List;

/**
 * Which texts are meant: {@code gpt-4o}; {@code gpt-*,o3*}, one of several; {@code !staging,dev}, none of them. A
 * {@code *} stands for any characters, or none. There are no regular expressions, because some take for ever.
 */
public record TextMatch(boolean negated, List<String> patterns) {

    private static final String NOT = "!";
    private static final String OR = ",";

    public TextMatch {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("Nothing is said to match; write a text, or * for any");
        }
        for (String each : patterns) {
            if (each.isBlank() || each.contains(OR) || each.startsWith(NOT)) {
                throw new IllegalArgumentException("\"" + each
                        + "\" cannot be matched; write a text that is not blank, without a comma or a leading !, with * where"
                        + " these should be");
            }
        }
    }

    /** Reads the form in which it is written. */
    public static TextMatch of(String text) {
        boolean negated = text.startsWith(NOT);
        String patterns = negated ? text.substring(NOT.length()) : text;
        return new TextMatch(
                negated,
                List.of(patterns.split(OR, -1)).stream().map(String::strip).toList());
    }

    /** Whether one of these values is meant; where negated, whether none is one of the texts. */
    boolean matchesOneOf(Collection<String> values) {
        boolean any =
                values.stream().anyMatch(value -> patterns.stream().anyMatch(pattern -> Glob.matches(pattern, value)));
        return any != negated;
    }

    @Override
    public String toString() {
        return (negated ? NOT : "") + String.join(OR, patterns);
    }
}
