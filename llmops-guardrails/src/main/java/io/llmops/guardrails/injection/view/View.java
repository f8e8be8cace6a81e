package io.llmops.guardrails.injection.view;

/** One reading of a text. */
public final class View {

    private final Reading reading;
    private final String text;
    private final int[] origins;
    private final Disguise disguise;

    View(Reading reading, String text, int[] origins, Disguise disguise) {
        this.reading = reading;
        this.text = text;
        this.origins = origins;
        this.disguise = disguise;
    }

    /** The text itself. */
    static View raw(String text) {
        int[] origins = new int[text.length()];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = i;
        }
        return new View(Reading.PLAIN, text, origins, Disguise.NONE);
    }

    /** How it came about. */
    public Reading reading() {
        return reading;
    }

    /** What is read. */
    public String text() {
        return text;
    }

    /** Where in the original text a character of this one comes from. */
    public int origin(int index) {
        return origins[index];
    }

    /** How much was taken off to read it. */
    public Disguise disguise() {
        return disguise;
    }

    /** Tells the reading and the length, never the content. */
    @Override
    public String toString() {
        return "View{" + reading + ", " + text.length() + " characters}";
    }
}
