package io.llmops.telemetry;

import java.util.function.UnaryOperator;

/**
 * Which texts of calls may leave the process with telemetry: none, unless the application says so here.
 *
 * <pre>{@code
 * LlmOps.builder().captureContent(ContentCapture.both().maxChars(4_000).redacted(text -> mask(text)))
 * }</pre>
 *
 * What is captured is what remained after guardrails edited it: the request as the provider got it, the answer as the
 * caller got it. Of what a guardrail blocked, nothing is captured. Guardrails that only observe edit nothing.
 *
 * @param input requests: messages, instructions of the operator, tool definitions
 * @param output answers
 * @param onSpans also on spans, as JSON text, for backends that read no events
 * @param maxChars of each direction of a call; what is beyond is left out, and said to be
 * @param redaction the application's own last word on each text; if it throws, the event or the span goes without content
 */
public record ContentCapture(
        boolean input, boolean output, boolean onSpans, int maxChars, UnaryOperator<String> redaction) {

    private static final int MAX_CHARS = 16_384;

    public ContentCapture {
        if (maxChars < 1) {
            throw new IllegalArgumentException("maxChars is " + maxChars + "; give at least 1, or use none()");
        }
    }

    /** Nothing. The default. */
    public static ContentCapture none() {
        return new ContentCapture(false, false, false, MAX_CHARS, UnaryOperator.identity());
    }

    /** Requests only, on events. */
    public static ContentCapture inputOnly() {
        return new ContentCapture(true, false, false, MAX_CHARS, UnaryOperator.identity());
    }

    /** Answers only, on events. */
    public static ContentCapture outputOnly() {
        return new ContentCapture(false, true, false, MAX_CHARS, UnaryOperator.identity());
    }

    /** Requests and answers, on events. */
    public static ContentCapture both() {
        return new ContentCapture(true, true, false, MAX_CHARS, UnaryOperator.identity());
    }

    /** On spans too. */
    public ContentCapture alsoOnSpans() {
        return new ContentCapture(input, output, input || output, maxChars, redaction);
    }

    public ContentCapture maxChars(int value) {
        return new ContentCapture(input, output, onSpans, value, redaction);
    }

    public ContentCapture redacted(UnaryOperator<String> value) {
        return new ContentCapture(input, output, onSpans, maxChars, value);
    }
}
