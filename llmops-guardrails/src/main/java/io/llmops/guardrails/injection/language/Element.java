package io.llmops.guardrails.injection.language;

/** One place in a rule: any of some concepts or words, at most so many tokens after the one before. */
record Element(long concepts, int[] words, int gap) {

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
