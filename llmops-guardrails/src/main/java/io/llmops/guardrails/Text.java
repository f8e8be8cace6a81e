package io.llmops.guardrails;

import io.llmops.call.Origin;

/**
 * A text to judge, or a piece of one that is still coming.
 *
 * @param origin where it comes from, and thereby how far it may be trusted
 * @param decidedUntil what stands before this index was decided in an earlier look at the same stream and is here as
 *     context; findings that start there are ignored. 0 at the beginning of a text
 * @param complete whether the text ends here; if not, more may come
 */
public record Text(String content, Origin origin, int decidedUntil, boolean complete) {

    /** A text that is there from beginning to end. */
    public static Text whole(String content, Origin origin) {
        return new Text(content, origin, 0, true);
    }

    /** Tells the length, never the content. */
    @Override
    public String toString() {
        return "Text{" + origin + ", " + content.length() + " characters, decided until " + decidedUntil
                + (complete ? ", complete}" : "}");
    }
}
