package io.llmops.call;

/**
 * One text of a request or a response, with the id by which {@link Edits} replace it. The id is the position of the
 * message (or choice) and of the part in it, such as {@code 2.0}.
 */
public record Passage(String id, Origin origin, String text) {

    /** Tells the length, never the text. */
    @Override
    public String toString() {
        return "Passage{" + id + " " + origin + ", " + text.length() + " characters}";
    }
}
