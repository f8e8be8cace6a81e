package io.llmops.testkit.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Block Kit's limits for the blocks of one message.
 *
 * <p>Lengths are counted in code points of the text as it is sent. Stricter than Slack in two things: addresses must be
 * https, and a type of block whose rules are not known here is a violation, since nothing can be said about it.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 */
public final class BlockKitRules {

    public static final int MAX_BLOCKS = 50;

    /** Of all markdown blocks of a message together. */
    public static final int MAX_MARKDOWN_CHARS = 12_000;

    /**
     * Of all that people read in all blocks together. Not documented: beyond about this number Slack answers {@code
     * msg_blocks_too_long} (slackapi/bolt-js issue 2509).
     */
    public static final int MAX_TOTAL_CHARS = 13_200;

    private static final int MAX_TABLES = 1;
    private static final int MAX_CHARTS = 2;

    private BlockKitRules() {}

    /**
     * What is wrong with a message's blocks, one sentence each with the JSON pointer of the place, in Slack's words
     * where those are known; empty if nothing is.
     *
     * @param blocks the value of the message's {@code blocks}
     */
    public static List<String> violations(JsonNode blocks) {
        List<String> reports = new ArrayList<>();
        Part message = Part.root(blocks, reports);
        message.items(1, MAX_BLOCKS, Blocks::check);
        List<String> ids = message.strings("block_id");
        if (new HashSet<>(ids).size() < ids.size()) {
            message.report("block_id must be unique in its message");
        }
        atMost(MAX_TABLES, "table", message);
        atMost(MAX_CHARTS, "data_visualization", message);
        if (markdownChars(blocks) > MAX_MARKDOWN_CHARS) {
            message.report("markdown blocks must have at most " + MAX_MARKDOWN_CHARS + " characters together");
        }
        if (tooLong(blocks)) {
            message.report("blocks must have at most " + MAX_TOTAL_CHARS + " characters together");
        }
        return List.copyOf(reports);
    }

    static boolean tooLong(JsonNode blocks) {
        return Chars.displayed(blocks) > MAX_TOTAL_CHARS;
    }

    private static void atMost(int max, String type, Part message) {
        long count = message.strings("type").stream().filter(type::equals).count();
        if (count > max) {
            message.report("no more than " + max + " blocks of type " + type + " allowed");
        }
    }

    private static int markdownChars(JsonNode blocks) {
        int sum = 0;
        for (JsonNode block : blocks) {
            sum += block.path("type").asText().equals("markdown")
                    ? Chars.count(block.path("text").asText())
                    : 0;
        }
        return sum;
    }
}
