package io.llmops.guardrails.injection.view;

/**
 * How often a text hides what it says.
 *
 * @param invisible characters without a glyph between two letters
 * @param mixedWords words that mix Latin letters with look-alikes from other alphabets
 * @param styled Latin letters in another style: full width, mathematical, circled
 */
public record Disguise(int invisible, int mixedWords, int styled) {

    static final Disguise NONE = new Disguise(0, 0, 0);
}
