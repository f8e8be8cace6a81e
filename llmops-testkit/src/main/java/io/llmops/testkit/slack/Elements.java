package io.llmops.testkit.slack;

import java.util.Set;

/** What people click: buttons and menus. Of other interactive elements only the {@code action_id} is checked. */
final class Elements {

    private static final int MAX_ACTION_ID_CHARS = 255;
    private static final int MAX_BUTTON_TEXT_CHARS = 75;
    private static final int MAX_BUTTON_VALUE_CHARS = 2000;
    private static final int MAX_URL_CHARS = 3000;
    private static final int MAX_OPTION_TEXT_CHARS = 75;
    private static final int MAX_OPTION_VALUE_CHARS = 150;

    private static final Set<String> UNCHECKED = Set.of(
            "datepicker",
            "datetimepicker",
            "timepicker",
            "external_select",
            "users_select",
            "conversations_select",
            "channels_select",
            "multi_static_select",
            "multi_external_select",
            "multi_users_select",
            "multi_conversations_select",
            "multi_channels_select",
            "workflow_button");

    private Elements() {}

    static void check(Part element) {
        element.string("action_id", 1, MAX_ACTION_ID_CHARS);
        if (element.has("confirm")) {
            confirm(element.at("confirm"));
        }
        switch (element.type()) {
            case "button" -> button(element);
            case "static_select" -> options(element, 1, 100);
            case "overflow" -> options(element, 1, 5);
            case "radio_buttons", "checkboxes" -> options(element, 1, 10);
            default -> {
                if (!UNCHECKED.contains(element.type())) {
                    element.report("unsupported type: " + element.type());
                }
            }
        }
    }

    private static void button(Part button) {
        if (button.requires("text")) {
            TextObjects.plain(button.at("text"), MAX_BUTTON_TEXT_CHARS);
        }
        button.string("accessibility_label", 1, MAX_BUTTON_TEXT_CHARS);
        button.string("value", 1, MAX_BUTTON_VALUE_CHARS);
        button.httpsUrl("url", MAX_URL_CHARS);
        button.oneOf("style", "primary", "danger");
    }

    private static void options(Part menu, int min, int max) {
        menu.list("options", min, max, option -> {
            if (option.requires("text")) {
                TextObjects.any(option.at("text"), MAX_OPTION_TEXT_CHARS);
            }
            if (option.requires("value")) {
                option.string("value", 1, MAX_OPTION_VALUE_CHARS);
            }
        });
    }

    private static void confirm(Part dialog) {
        requiredPlain(dialog, "title", 100);
        if (dialog.requires("text")) {
            TextObjects.any(dialog.at("text"), 300);
        }
        requiredPlain(dialog, "confirm", 30);
        requiredPlain(dialog, "deny", 30);
    }

    private static void requiredPlain(Part dialog, String field, int max) {
        if (dialog.requires(field)) {
            TextObjects.plain(dialog.at(field), max);
        }
    }
}
