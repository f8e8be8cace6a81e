package io.llmops.testkit.slack;

/** Images, as a block or as an element of another block. */
final class Images {

    private static final int MAX_ALT_CHARS = 2000;
    private static final int MAX_TITLE_CHARS = 2000;
    private static final int MAX_URL_CHARS = 3000;

    private Images() {}

    static void check(Part image) {
        if (image.requires("alt_text")) {
            image.string("alt_text", 1, MAX_ALT_CHARS);
        }
        if (image.has("image_url") == image.has("slack_file")) {
            image.report("must define exactly one of `image_url` and `slack_file`");
        }
        image.httpsUrl("image_url", MAX_URL_CHARS);
        if (image.has("title")) {
            TextObjects.plain(image.at("title"), MAX_TITLE_CHARS);
        }
    }
}
