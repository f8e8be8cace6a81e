package io.llmops.instrument.adapter;

import io.llmops.call.CallBlockedException;

/**
 * One streamed answer between provider and host. Where nothing is enforced, every event goes on as the very object that came;
 * where a guardrail enforces, its texts go on as far as the guardrail lets them. Not thread-safe: events come one after the
 * other.
 *
 * @param <E> an event
 */
public interface StreamedAnswer<E> {

    /** Where events go on to. */
    interface Outlet<E> {
        void next(E event);

        /** The answer is complete. Said before the call ends, so that the host is served first. */
        void done();

        /** The host gets no more, for this reason. */
        void refuse(CallBlockedException blocked);
    }

    /**
     * An event has come.
     *
     * @throws CallBlockedException if a guardrail cuts the stream
     */
    void accept(E event, Outlet<E> host);

    /** No more events come: what is held back goes on, then the call ends. */
    void end(Outlet<E> host);

    /**
     * The stream broke: what is held back may still go on. Ending the call is left to the caller.
     *
     * @throws CallBlockedException if a guardrail does not let it
     */
    void rest(Outlet<E> host);

    /** The host closed the stream: ends the call, as completed if the answer was all there, else as cancelled. */
    void closed();
}
