package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Block Kit, within its limits: 50 blocks, 150 characters in a header, 3,000 in a section, 10 fields of 2,000, and, though
 * no page says so, about 13,200 in all (slackapi/bolt-js issue 2509). This stays within 12,000, counted in JSON. A block
 * that does not fit is left out, and the last line says so.
 *
 * <p>All text is plain text, which Slack shows as it is, save for links, which are ours.
 */
final class SlackBlocks {

    static final int MOST_BLOCKS = 50;
    static final int MOST_CHARACTERS = 12_000;
    static final int LONGEST_HEADER = 150;
    static final int LONGEST_SECTION = 3_000;

    private static final int MOST_PAIRS = 5;
    private static final int LONGEST_FIELD = 300;
    private static final String SHORTENED = "Shortened: there is more than one message holds.";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArrayNode blocks = JSON.arrayNode();
    private int left = MOST_CHARACTERS
            - contextBlock(plain(SHORTENED, LONGEST_SECTION)).toString().length();
    private boolean shortened;

    /** May hold {@code :emoji:}. */
    SlackBlocks header(String text) {
        ObjectNode withEmoji = plain(text.replace('\n', ' '), LONGEST_HEADER).put("emoji", true);
        return add(JSON.objectNode().put("type", "header").set("text", withEmoji));
    }

    /** Nothing, if the text is blank. */
    SlackBlocks section(String text) {
        return text.isBlank()
                ? this
                : add(JSON.objectNode().put("type", "section").set("text", plain(text, LONGEST_SECTION)));
    }

    /** Names on the left, values on the right. */
    SlackBlocks pairs(Map<String, String> pairs) {
        List<Map.Entry<String, String>> all = new ArrayList<>(pairs.entrySet());
        for (int from = 0; from < all.size(); from += MOST_PAIRS) {
            ArrayNode fields = JSON.arrayNode();
            all.subList(from, Math.min(all.size(), from + MOST_PAIRS))
                    .forEach(it -> fields.add(plain(it.getKey(), LONGEST_FIELD))
                            .add(plain(it.getValue().isBlank() ? "-" : it.getValue(), LONGEST_FIELD)));
            add(JSON.objectNode().put("type", "section").set("fields", fields));
        }
        return this;
    }

    /** Small print. Nothing, if the text is blank. */
    SlackBlocks context(String text) {
        return text.isBlank() ? this : add(contextBlock(plain(text, LONGEST_SECTION)));
    }

    SlackBlocks links(List<Link> links) {
        for (Link link : links) {
            String href = SlackText.of(link.href().toString(), LONGEST_SECTION);
            String text = SlackText.of(link.text().replace('|', '/'), LONGEST_HEADER);
            if (href.endsWith("…")) {
                shortened = true; // half an address leads nowhere
            } else {
                add(contextBlock(JSON.objectNode().put("type", "mrkdwn").put("text", "<" + href + "|" + text + ">")));
            }
        }
        return this;
    }

    ArrayNode build() {
        if (shortened) {
            blocks.add(contextBlock(plain(SHORTENED, LONGEST_SECTION)));
            shortened = false;
        }
        return blocks;
    }

    private SlackBlocks add(ObjectNode block) {
        int characters = block.toString().length() + 1; // and a comma
        if (blocks.size() == MOST_BLOCKS - 1 || characters > left) {
            shortened = true;
        } else {
            left -= characters;
            blocks.add(block);
        }
        return this;
    }

    private static ObjectNode contextBlock(ObjectNode element) {
        return JSON.objectNode()
                .put("type", "context")
                .set("elements", JSON.arrayNode().add(element));
    }

    private static ObjectNode plain(String text, int most) {
        return JSON.objectNode().put("type", "plain_text").put("text", SlackText.of(text, most));
    }
}
