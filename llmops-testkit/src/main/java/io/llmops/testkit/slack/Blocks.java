package io.llmops.testkit.slack;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The rules that one block keeps, by its type. */
final class Blocks {

    private static final int MAX_BLOCK_ID_CHARS = 255;
    private static final int MAX_HEADER_CHARS = 150;
    private static final int MAX_FIELDS = 10;
    private static final int MAX_FIELD_CHARS = 2000;
    private static final int MAX_CONTEXT_ELEMENTS = 10;
    private static final int MAX_ACTIONS = 25;

    private static final Map<String, Consumer<Part>> BY_TYPE = Map.of(
            "section", Blocks::section,
            "header", Blocks::header,
            "context", Blocks::context,
            "actions", Blocks::actions,
            "divider", divider -> {},
            "image", Images::check,
            "markdown", Blocks::markdown,
            "rich_text", RichTexts::check,
            "table", Tables::check,
            "data_visualization", Charts::check);

    /** Types that Slack has and this does not know the rules of. */
    private static final Set<String> UNCHECKED = Set.of(
            "alert",
            "card",
            "carousel",
            "container",
            "context_actions",
            "data_table",
            "file",
            "input",
            "plan",
            "task_card",
            "video");

    private Blocks() {}

    static void check(Part block) {
        block.string("block_id", 1, MAX_BLOCK_ID_CHARS);
        if (UNCHECKED.contains(block.type())) {
            block.report("blocks of type " + block.type() + " are not checked here");
            return;
        }
        BY_TYPE.getOrDefault(block.type(), Blocks::unknown).accept(block);
    }

    private static void unknown(Part block) {
        block.report("unsupported type: " + block.type());
    }

    private static void section(Part section) {
        if (!section.has("text") && !section.has("fields")) {
            section.report("must define either `text` or `fields`");
        }
        if (section.has("text")) {
            TextObjects.any(section.at("text"));
        }
        if (section.has("fields")) {
            section.list("fields", 1, MAX_FIELDS, field -> TextObjects.any(field, MAX_FIELD_CHARS));
        }
        if (section.has("accessory")) {
            imageOrElement(section.at("accessory"));
        }
    }

    private static void imageOrElement(Part accessory) {
        if (accessory.type().equals("image")) {
            Images.check(accessory);
        } else {
            Elements.check(accessory);
        }
    }

    private static void header(Part header) {
        if (header.requires("text")) {
            TextObjects.plain(header.at("text"), MAX_HEADER_CHARS);
        }
    }

    private static void context(Part context) {
        context.list("elements", 1, MAX_CONTEXT_ELEMENTS, element -> {
            if (element.type().equals("image")) {
                Images.check(element);
            } else {
                TextObjects.any(element);
            }
        });
    }

    private static void actions(Part actions) {
        actions.list("elements", 1, MAX_ACTIONS, Elements::check);
        List<String> ids = actions.at("elements").strings("action_id");
        if (new HashSet<>(ids).size() < ids.size()) {
            actions.report("action_id must be unique in its block");
        }
    }

    private static void markdown(Part markdown) {
        if (markdown.requires("text")) {
            markdown.string("text", 1, BlockKitRules.MAX_MARKDOWN_CHARS);
        }
    }
}
