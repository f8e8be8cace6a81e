package io.llmops.testkit.slack;

import java.util.List;

/** Text objects, {@code {"type":"plain_text"|"mrkdwn","text":…}}. */
final class TextObjects {

    private static final int MAX_CHARS = 3000;

    private TextObjects() {}

    /** Either kind, up to the general limit. */
    static void any(Part text) {
        any(text, MAX_CHARS);
    }

    static void any(Part text, int max) {
        check(text, max, List.of("plain_text", "mrkdwn"));
    }

    static void plain(Part text, int max) {
        check(text, max, List.of("plain_text"));
    }

    private static void check(Part text, int max, List<String> types) {
        if (!types.contains(text.type())) {
            text.report("must be a text object of type " + String.join(" or ", types));
        }
        if (text.requires("text")) {
            text.string("text", 1, max);
        }
    }
}
