package io.llmops.testkit.server;

/**
 * An answer whose connection closes before it is complete.
 *
 * <p>A streaming client has received the first {@code chunks} chunks of text or tool call arguments, but no finish
 * reason; any other client about the same share of the JSON body.
 *
 * @param chunks 0 for none; the number of chunks in the answer, or more, for all of them
 */
public record Break(Answer answer, int chunks) implements Reply {
    public Break {
        if (chunks < 0) {
            throw new IllegalArgumentException("chunks must be 0 or more, not " + chunks);
        }
    }
}
