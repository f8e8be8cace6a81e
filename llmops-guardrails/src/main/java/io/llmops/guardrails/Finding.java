package io.llmops.guardrails;

/**
 * Something in a text that ought not to be there. Says where and what kind, never the text.
 *
 * @param start index of its first character
 * @param end index after its last character
 * @param category what it is, in a fixed word such as {@code aws_access_key}; becomes a metric attribute
 * @param ruleId the rule that hit, a fixed word too
 * @param score how sure, 0..1
 */
public record Finding(int start, int end, String category, String ruleId, double score) {

    public Finding {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("A finding covers at least one character: " + start + ".." + end);
        }
        requireScore(score);
    }

    /** What stands in its place after redaction, such as {@code [REDACTED:aws_access_key]}. */
    public String placeholder() {
        return "[REDACTED:" + category + "]";
    }

    static void requireScore(double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A score must be 0 (not at all) to 1 (sure): " + score);
        }
    }
}
