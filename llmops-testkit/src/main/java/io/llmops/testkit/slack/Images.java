package io.llmops.testkit.slack;

import java.util.regex.Pattern;

/** Images, as a block or as an element of another block. */
final class Images {

    private static final int MAX_ALT_CHARS = 2000;
    private static final int MAX_TITLE_CHARS = 2000;
    private static final int MAX_URL_CHARS = 3000;
    private static final Pattern FILE_ID = Pattern.compile("F[A-Z0-9]{8,}");

    private Images() {}

    static void check(Part image) {
        if (image.requires("alt_text")) {
            image.string("alt_text", 1, MAX_ALT_CHARS);
        }
        if (image.has("image_url") == image.has("slack_file")) {
            image.report("must define exactly one of `image_url` and `slack_file`");
        }
        image.httpsUrl("image_url", MAX_URL_CHARS);
        Part file = image.at("slack_file");
        if (image.has("slack_file") && file.has("id") == file.has("url")) {
            file.report("must define exactly one of `id` and `url`");
        } else if (file.has("id") && !FILE_ID.matcher(file.text("id")).matches()) {
            file.at("id").report("must match " + FILE_ID);
        }
        if (image.has("title")) {
            TextObjects.plain(image.at("title"), MAX_TITLE_CHARS);
        }
    }
}
