package io.llmops.probe.match;

/** A text that may be looked at only so often: it ends expressions that backtrack without end. */
final class BoundedText implements CharSequence {

    static final int MAX_LOOKS = 10_000_000;

    private final String text;
    private final int[] left;

    BoundedText(String text) {
        this(text, new int[] {MAX_LOOKS});
    }

    private BoundedText(String text, int[] left) {
        this.text = text;
        this.left = left;
    }

    @Override
    public char charAt(int index) {
        if (--left[0] < 0) {
            throw new CheckException(
                    "regex_too_slow", "The pattern takes too many steps on this answer; avoid nested repetition");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.substring(start, end), left);
    }

    @Override
    public String toString() {
        return text;
    }
}
