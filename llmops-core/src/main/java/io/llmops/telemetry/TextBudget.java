package io.llmops.telemetry;

/** Redacts the texts of one direction of a call and gives out no more characters than may be captured. */
final class TextBudget {

    private final ContentCapture capture;
    private int left;

    TextBudget(ContentCapture capture) {
        this.capture = capture;
        this.left = capture.maxChars();
    }

    /** As much of the text as there is room for; says how much it left out. */
    String take(String text) {
        String redacted = capture.redaction().apply(text);
        if (redacted.length() <= left) {
            left -= redacted.length();
            return redacted;
        }
        int end = left > 0 && Character.isHighSurrogate(redacted.charAt(left - 1)) ? left - 1 : left;
        left = 0;
        return redacted.substring(0, end) + "[" + (redacted.length() - end) + " more characters]";
    }
}
