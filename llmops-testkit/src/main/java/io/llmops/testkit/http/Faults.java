package io.llmops.testkit.http;

import java.util.Collections;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Faults ordered in advance for the next requests, first in, first out. Safe for use by many threads. */
public final class Faults {

    private final Queue<Fault> ordered = new ConcurrentLinkedQueue<>();

    /**
     * A request that goes wrong.
     *
     * @param taken whether the service did its work first, so that only the answer is lost
     */
    public record Fault(Function<Inbound, Outbound> reply, boolean taken) {}

    /** The next {@code count} requests are answered so, and their content is not taken. */
    public void refuse(int count, Outbound reply) {
        refuse(count, inbound -> reply);
    }

    /** The same, with a reply that depends on the request. */
    public void refuse(int count, Function<Inbound, Outbound> reply) {
        order(count, new Fault(reply, false));
    }

    /** The next {@code count} requests are taken, but their sender sees the connection close without an answer. */
    public void loseAnswers(int count) {
        order(count, new Fault(inbound -> new Outbound.Drop(), true));
    }

    /** The fault for this request, if one was ordered. */
    public Optional<Fault> next() {
        return Optional.ofNullable(ordered.poll());
    }

    private void order(int count, Fault fault) {
        if (count < 1) {
            throw new IllegalArgumentException("the number of faults must be at least 1, not " + count);
        }
        ordered.addAll(Collections.nCopies(count, fault));
    }
}
