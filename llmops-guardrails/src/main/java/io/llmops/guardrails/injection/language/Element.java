package io.llmops.guardrails.injection.language;

/** One place in a rule: any of some concepts or words, at most so many tokens after the one before. */
final class Element {

    private final long concepts;
    private final int[] words;
    private final int gap;

    Element(long concepts, int[] words, int gap) {
        this.concepts = concepts;
        this.words = words;
        this.gap = gap;
    }

    int gap() {
        return gap;
    }

    int[] words() {
        return words.clone();
    }

    boolean isAbout(long bit) {
        return (concepts & bit) != 0;
    }

    boolean fits(Tokens tokens, int token) {
        if ((tokens.concepts(token) & concepts) != 0) {
            return true;
        }
        for (int word : words) {
            if (word == tokens.hash(token)) {
                return true;
            }
        }
        return false;
    }
}
