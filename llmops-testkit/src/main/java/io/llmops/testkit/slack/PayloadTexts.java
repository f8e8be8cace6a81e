package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the texts of a message that Slack parses: its own text, mrkdwn text objects and markdown blocks. In {@code
 * plain_text} objects and {@code raw_text} cells nothing is parsed.
 */
final class PayloadTexts {

    /** Wider than what Slack recognises, so that a near miss is found as well. */
    private static final Pattern MENTION = Pattern.compile("<(?:[@#]|!(?!date\\^))[^<>]*>");

    private static final Set<String> NAMING_ELEMENTS = Set.of("user", "usergroup", "channel", "team", "broadcast");

    private final List<String> violations = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    PayloadTexts(ObjectNode payload) {
        if (payload.path("text").isTextual()) {
            mrkdwn(payload.path("text").textValue(), "/text");
        }
        walk(payload.path("blocks"), "/blocks");
    }

    /** What is not escaped as it must be. */
    List<String> violations() {
        return violations;
    }

    List<Mention> mentions() {
        return mentions;
    }

    private void walk(JsonNode node, String pointer) {
        String type = node.path("type").asText();
        if (type.equals("mrkdwn")) {
            mrkdwn(node.path("text").asText(), pointer + "/text");
        } else if (type.equals("markdown")) {
            mentions(node.path("text").asText(), pointer + "/text"); // standard Markdown: < and & need no escape
        } else if (NAMING_ELEMENTS.contains(type)) {
            mentions.add(new Mention(node.toString(), pointer));
        }
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            walk(node.get(i), pointer + "/" + i);
        }
        node.properties().forEach(field -> walk(field.getValue(), pointer + "/" + field.getKey()));
    }

    private void mrkdwn(String text, String pointer) {
        MrkdwnRules.violations(text).forEach(problem -> violations.add(problem + " [json-pointer:" + pointer + "]"));
        mentions(text, pointer);
    }

    private void mentions(String text, String pointer) {
        Matcher token = MENTION.matcher(text);
        while (token.find()) {
            mentions.add(new Mention(token.group(), pointer));
        }
    }
}
