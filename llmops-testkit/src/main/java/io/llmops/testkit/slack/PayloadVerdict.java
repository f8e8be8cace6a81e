package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say about the content of a message, however it is sent.
 *
 * @param error the one that Slack answers, if it refuses the message
 * @param blockErrors what Slack names as its reasons to refuse the blocks
 * @param violations the same, and what Slack lets pass
 */
record PayloadVerdict(
        Optional<String> error, List<String> blockErrors, List<String> violations, List<Mention> mentions) {

    /** Of {@code text}, beyond which Slack cuts a new message and refuses an update; here always refused. */
    private static final int MAX_TEXT_CHARS = 40_000;

    static final PayloadVerdict NOT_JSON = new PayloadVerdict(
            Optional.of("invalid_payload"), List.of(), List.of("the body must be one JSON object"), List.of());

    static PayloadVerdict of(ObjectNode payload) {
        JsonNode blocks = payload.path("blocks");
        boolean hasBlocks = !blocks.isMissingNode() && !blocks.isNull() && !(blocks.isArray() && blocks.isEmpty());
        List<String> blockErrors = hasBlocks ? BlockKitRules.violations(blocks) : List.of();
        Optional<String> error = error(payload, hasBlocks, blockErrors);
        PayloadTexts texts = new PayloadTexts(payload);
        List<String> violations = new ArrayList<>(blockErrors);
        violations.addAll(texts.violations());
        violations.addAll(otherFields(payload));
        if (blockErrors.isEmpty()) {
            error.ifPresent(violations::add);
        }
        return new PayloadVerdict(error, blockErrors, violations, texts.mentions());
    }

    private static Optional<String> error(ObjectNode payload, boolean hasBlocks, List<String> blockErrors) {
        String text = payload.path("text").asText();
        if (hasBlocks && !payload.path("blocks").isArray()) {
            return Optional.of("invalid_blocks_format");
        }
        if (!blockErrors.isEmpty()) {
            boolean onlyTooLong = blockErrors.size() == 1 && BlockKitRules.tooLong(payload.path("blocks"));
            return Optional.of(onlyTooLong ? "msg_blocks_too_long" : "invalid_blocks");
        }
        if (text.isEmpty() && !hasBlocks) {
            return Optional.of("no_text");
        }
        return Chars.count(text) > MAX_TEXT_CHARS ? Optional.of("msg_too_long") : Optional.empty();
    }

    /** Fields with which text could come past the rules. */
    private static List<String> otherFields(ObjectNode payload) {
        List<String> violations = new ArrayList<>();
        if (payload.has("attachments")) {
            violations.add("attachments are legacy and not checked here [json-pointer:/attachments]");
        }
        if (payload.path("link_names").asBoolean()
                || payload.path("parse").asText().equals("full")) {
            violations.add("link_names and parse=full turn plain names into mentions [json-pointer:]");
        }
        return violations;
    }
}
