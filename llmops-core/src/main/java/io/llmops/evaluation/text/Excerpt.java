package io.llmops.evaluation.text;

/**
 * As much of a text as evaluators look at: all of it, or of one longer than {@value #MAX_CHARS} characters its first
 * {@value #HEAD} and its last {@value #TAIL}, so that the cost of a call is bounded whatever it holds.
 *
 * @param text what is looked at
 * @param cut whether something between its beginning and its end was left out
 */
public record Excerpt(String text, boolean cut) {

    public static final int MAX_CHARS = 20_000;

    private static final int HEAD = 16_000;
    private static final int TAIL = 3_999;

    public static Excerpt of(String whole) {
        if (whole.length() <= MAX_CHARS) {
            return new Excerpt(whole, false);
        }
        int head = Character.isHighSurrogate(whole.charAt(HEAD - 1)) ? HEAD - 1 : HEAD;
        int tail = whole.length() - TAIL;
        int from = Character.isLowSurrogate(whole.charAt(tail)) ? tail + 1 : tail;
        return new Excerpt(whole.substring(0, head) + '\n' + whole.substring(from), true);
    }

    /** The length, never the text. */
    @Override
    public String toString() {
        return "Excerpt{" + text.length() + " characters" + (cut ? ", cut" : "") + "}";
    }
}
