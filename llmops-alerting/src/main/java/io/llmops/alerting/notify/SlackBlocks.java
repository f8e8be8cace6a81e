package io.llmops.alerting.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.wire.SlackButton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Block Kit, within its limits: 50 blocks, 150 characters in a header, 3,000 in a section, 10 fields of 2,000, and, though
 * no page says so, about 13,200 in all (slackapi/bolt-js issue 2509). This stays within 12,000, counted in JSON. A block
 * that does not fit is left out, and the last line says so; buttons always fit.
 *
 * <p>All text is plain text, which Slack shows as it is; links are rich text, which has no markup either. So nothing that
 * is written in a label or a title can mention, link or format.
 */
final class SlackBlocks {

    static final int MOST_BLOCKS = 50;
    static final int MOST_CHARACTERS = 12_000;
    static final int LONGEST_HEADER = 150;
    static final int LONGEST_SECTION = 3_000;

    private static final int LAST_BLOCKS = 2; // buttons, and that it was shortened
    private static final int MOST_PAIRS = 5;
    private static final int LONGEST_FIELD = 300;
    private static final String SHORTENED = "Shortened: there is more than one message holds.";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ArrayNode blocks = JSON.arrayNode();
    private final Optional<ObjectNode> buttons;
    private int left = MOST_CHARACTERS - size(contextBlock(plain(SHORTENED, LONGEST_SECTION)));
    private boolean shortened;

    /** Without buttons. */
    SlackBlocks() {
        this.buttons = Optional.empty();
    }

    /** With these at the end; the first, if it is to acknowledge, stands out. */
    SlackBlocks(List<SlackButton> buttons, SlackButton.Target target) {
        this.buttons = buttons.isEmpty() ? Optional.empty() : Optional.of(actions(buttons, target));
        this.buttons.ifPresent(it -> left -= size(it));
    }

    SlackBlocks header(String text) {
        return add(JSON.objectNode().put("type", "header").set("text", plain(text.replace('\n', ' '), LONGEST_HEADER)));
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
                    .forEach(it ->
                            fields.add(plain(it.getKey(), LONGEST_FIELD)).add(plain(it.getValue(), LONGEST_FIELD)));
            add(JSON.objectNode().put("type", "section").set("fields", fields));
        }
        return this;
    }

    /** Small print. Nothing, if the text is blank. */
    SlackBlocks context(String text) {
        return text.isBlank() ? this : add(contextBlock(plain(text, LONGEST_SECTION)));
    }

    /** One that is too long is left out: half an address leads nowhere. What is no address of the web is shown as text. */
    SlackBlocks links(List<Link> links) {
        for (Link link : links) {
            String href = link.href().toString();
            if (href.length() > LONGEST_SECTION) {
                shortened = true;
            } else if (link.isWeb()) {
                add(linkBlock(href, SlackText.unparsed(link.text(), LONGEST_HEADER)));
            } else {
                context(link.text() + ": " + href);
            }
        }
        return this;
    }

    ArrayNode build() {
        buttons.ifPresent(blocks::add);
        if (shortened) {
            blocks.add(contextBlock(plain(SHORTENED, LONGEST_SECTION)));
        }
        return blocks;
    }

    private SlackBlocks add(ObjectNode block) {
        if (blocks.size() == MOST_BLOCKS - LAST_BLOCKS || size(block) > left) {
            shortened = true;
        } else {
            left -= size(block);
            blocks.add(block);
        }
        return this;
    }

    private static int size(ObjectNode block) {
        return block.toString().length() + 1; // and a comma
    }

    private static ObjectNode contextBlock(ObjectNode element) {
        return JSON.objectNode()
                .put("type", "context")
                .set("elements", JSON.arrayNode().add(element));
    }

    private static ObjectNode linkBlock(String href, String text) {
        ObjectNode link =
                JSON.objectNode().put("type", "link").put("url", href).put("text", text.isBlank() ? href : text);
        ObjectNode section = JSON.objectNode().put("type", "rich_text_section");
        section.set("elements", JSON.arrayNode().add(link));
        return JSON.objectNode()
                .put("type", "rich_text")
                .set("elements", JSON.arrayNode().add(section));
    }

    private static ObjectNode actions(List<SlackButton> buttons, SlackButton.Target target) {
        ObjectNode actions = JSON.objectNode().put("type", "actions");
        ArrayNode elements = actions.putArray("elements");
        for (SlackButton button : buttons) {
            ObjectNode element = elements.addObject()
                    .put("type", "button")
                    .put("action_id", button.actionId())
                    .put("value", target.value());
            element.putObject("text").put("type", "plain_text").put("text", button.label());
            if (button == SlackButton.ACKNOWLEDGE) {
                element.put("style", "primary");
            }
        }
        return actions;
    }

    /** Colons stay colons: what looks like {@code :emoji:} is somebody's text. Slack takes no empty ones. */
    private static ObjectNode plain(String text, int most) {
        String safe = SlackText.of(text, most);
        return JSON.objectNode()
                .put("type", "plain_text")
                .put("text", safe.isBlank() ? "-" : safe)
                .put("emoji", false);
    }
}
