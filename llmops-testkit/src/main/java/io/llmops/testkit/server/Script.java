package io.llmops.testkit.server;

import java.util.random.RandomGenerator;

/**
 * Decides what the model server replies.
 *
 * <pre>{@code
 * Script flaky = (request, random) -> random.nextInt(100) < 3
 *         ? Fault.overloaded()
 *         : Answer.builder().text("It is sunny in " + request.lastUserText()).build();
 * }</pre>
 *
 * <p>Called on the server's threads, so it must be safe for use by several of them and must not wait: each waiting
 * call holds one of few threads. An exception from it is answered with status 500 and its text.
 */
@FunctionalInterface
public interface Script {

    /**
     * The reply to one request for a chat completion, a response or a message.
     *
     * @param random seeded by the server's seed and the request's body, so that a reply which depends on nothing else
     *     is the same whenever and in whatever order the request arrives
     */
    Reply reply(ModelRequest request, RandomGenerator random);

    /** Text of plausible length and latency, drawn from {@code random}; honours the request's token limit. */
    static Script plausible() {
        return new PlausibleScript();
    }

    /** The same text for every request, at once. */
    static Script saying(String text) {
        Answer answer = Answer.of(text);
        return (request, random) -> answer;
    }
}
