package io.llmops.testkit.server;

/**
 * An answer in whose middle the provider fails, and says so.
 *
 * <p>A streaming client receives the first {@code chunks} chunks of text or tool call arguments and then, in a stream whose
 * status is 200, an event with the error; any other client only the error.
 *
 * @param chunks 0 for none; the number of chunks in the answer, or more, for all of them
 */
public record FaultMidway(Answer answer, int chunks, Fault fault) implements Reply {
    public FaultMidway {
        if (chunks < 0) {
            throw new IllegalArgumentException("chunks must be 0 or more, not " + chunks);
        }
    }
}
