package io.llmops.testkit.slack;

import java.util.Set;

/** Rich text, as a block or as a table's cell: the shape of its tree. It has no published limits of its own. */
final class RichTexts {

    private static final Set<String> GROUPS =
            Set.of("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote");
    private static final Set<String> LEAVES =
            Set.of("text", "link", "user", "usergroup", "channel", "emoji", "team", "broadcast", "color", "date");

    private RichTexts() {}

    static void check(Part richText) {
        richText.list("elements", 0, Integer.MAX_VALUE, RichTexts::group);
    }

    private static void group(Part group) {
        if (!GROUPS.contains(group.type())) {
            group.report("unsupported type: " + group.type());
        } else if (group.type().equals("rich_text_list")) {
            group.list("elements", 1, Integer.MAX_VALUE, RichTexts::group);
        } else {
            group.list("elements", 0, Integer.MAX_VALUE, RichTexts::leaf);
        }
    }

    private static void leaf(Part leaf) {
        if (!LEAVES.contains(leaf.type())) {
            leaf.report("unsupported type: " + leaf.type());
        }
    }
}
