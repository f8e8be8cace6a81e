package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Tokens;

/** How many letters of a text, of those without accents, are capitals. */
final class Capitals {

    private final int[] letters;
    private final int[] capitals;

    /** Counts them before each token; between tokens there are none. */
    Capitals(String text, Tokens tokens) {
        int size = tokens.size();
        letters = new int[size + 1];
        capitals = new int[size + 1];
        for (int i = 0; i < size; i++) {
            int small = 0;
            int large = 0;
            for (int at = tokens.start(i); at < tokens.end(i); at++) {
                char c = text.charAt(at);
                large += c >= 'A' && c <= 'Z' ? 1 : 0;
                small += c >= 'a' && c <= 'z' ? 1 : 0;
            }
            letters[i + 1] = letters[i] + small + large;
            capitals[i + 1] = capitals[i] + large;
        }
    }

    int percent(Window window) {
        int capital = capitals[window.to()] - capitals[window.from()];
        return 100 * capital / (1 + letters[window.to()] - letters[window.from()]);
    }
}
