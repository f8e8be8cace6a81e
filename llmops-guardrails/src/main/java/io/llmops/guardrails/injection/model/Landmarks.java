package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Meanings;
import io.llmops.guardrails.injection.language.Tokens;
import java.util.Arrays;

/** The places of a text that are looked at together though others lie between: concepts, and words with a meaning. */
final class Landmarks {

    private int[] concepts = new int[64];
    private int[] conceptTokens = new int[64];
    private final int[] conceptsBefore;
    private int[] meaningful = new int[64];
    private final int[] meaningfulBefore;

    Landmarks(Tokens tokens) {
        int size = tokens.size();
        conceptsBefore = new int[size + 1];
        meaningfulBefore = new int[size + 1];
        int about = 0;
        int meant = 0;
        for (int i = 0; i < size; i++) {
            for (long rest = tokens.concepts(i); rest != 0; rest &= rest - 1) {
                if (about == concepts.length) {
                    concepts = Arrays.copyOf(concepts, 2 * about);
                    conceptTokens = Arrays.copyOf(conceptTokens, 2 * about);
                }
                concepts[about] = Long.numberOfTrailingZeros(rest);
                conceptTokens[about++] = i;
            }
            if (Meanings.large(tokens.meaning(i)) != 0) {
                if (meant == meaningful.length) {
                    meaningful = Arrays.copyOf(meaningful, 2 * meant);
                }
                meaningful[meant++] = i;
            }
            conceptsBefore[i + 1] = about;
            meaningfulBefore[i + 1] = meant;
        }
    }

    /** How many concepts stand before a token. */
    int conceptsBefore(int token) {
        return conceptsBefore[token];
    }

    int concept(int number) {
        return concepts[number];
    }

    /** The token that a concept stands at. */
    int conceptToken(int number) {
        return conceptTokens[number];
    }

    /** How many words with a meaning stand before a token. */
    int meaningfulBefore(int token) {
        return meaningfulBefore[token];
    }

    /** The token that is such a word. */
    int meaningful(int number) {
        return meaningful[number];
    }
}
