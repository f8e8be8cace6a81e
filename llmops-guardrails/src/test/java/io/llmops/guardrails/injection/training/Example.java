package io.llmops.guardrails.injection.training;

/**
 * A labelled text.
 *
 * @param from where in the text the attack begins, if that is known; else 0
 * @param to where it ends; else the length
 * @param source where it comes from; what is left out together when generalisation is measured
 * @param kind what kind of attack or of harmless text it is
 */
record Example(String text, int from, int to, boolean attack, String source, String kind) {

    static Example of(String text, boolean attack, String source, String kind) {
        return new Example(text, 0, text.length(), attack, source, kind);
    }

    /** Whether it is known what part of the text is the attack. */
    boolean isPart() {
        return to - from < text.length();
    }
}
