package io.llmops.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.call.LlmCall;
import io.llmops.record.Failures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of one call in the form of the conventions' JSON schemas ({@code gen-ai-input-messages.json} and its
 * siblings), as far as they are to be captured.
 */
final class CapturedContent {

    private static final String REDACTION = "redaction";

    private final ContentCapture capture;
    private final Failures failures;

    CapturedContent(ContentCapture capture, Failures failures) {
        this.capture = capture;
        this.failures = failures;
    }

    /** By attribute name; nothing at all if the application's redaction throws. */
    Map<String, JsonNode> of(LlmCall call) {
        Map<String, JsonNode> content = new LinkedHashMap<>();
        try {
            if (capture.input()) {
                call.sent().ifPresent(request -> ContentTrees.input(request, capture, content));
            }
            if (capture.output()) {
                call.delivered().ifPresent(response -> ContentTrees.output(response, capture, content));
            }
        } catch (Throwable t) {
            failures.caught(REDACTION, t);
            content.clear();
        }
        return content;
    }

    /** The message of an exception may quote a prompt or an answer: it goes along only where both do. */
    Optional<String> message(Throwable thrown) {
        if (!capture.input() || !capture.output()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(thrown.getMessage()).map(new TextBudget(capture)::take);
        } catch (Throwable t) {
            failures.caught(REDACTION, t);
            return Optional.empty();
        }
    }
}
