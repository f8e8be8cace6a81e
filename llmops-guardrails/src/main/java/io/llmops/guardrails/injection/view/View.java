package io.llmops.guardrails.injection.view;

/**
 * One reading of a text.
 *
 * @param text what is read
 * @param origins for each character of it, the index in the original text that it comes from
 * @param disguise how much was taken off to read it
 */
public record View(Reading reading, String text, int[] origins, Disguise disguise) {

    /** The text itself. */
    static View raw(String text) {
        int[] origins = new int[text.length()];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = i;
        }
        return new View(Reading.PLAIN, text, origins, Disguise.NONE);
    }

    /** Where in the original text a character comes from. */
    public int origin(int index) {
        return origins[index];
    }

    /** Tells the reading and the length, never the content. */
    @Override
    public String toString() {
        return "View{" + reading + ", " + text.length() + " characters}";
    }
}
