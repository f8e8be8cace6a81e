package io.llmops.probe.match;

/** The answer is this text, but for white space around it. */
public record ExactMatch(String expected) implements TextMatch {

    @Override
    public boolean matches(String answer) {
        return answer.strip().equals(expected.strip());
    }
}
