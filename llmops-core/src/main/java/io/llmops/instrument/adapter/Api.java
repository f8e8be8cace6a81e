package io.llmops.instrument.adapter;

import io.llmops.call.Edits;
import io.llmops.call.LlmException;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;
import java.util.List;
import java.util.Optional;

/**
 * One operation of a provider's API in neutral form, and back. Stateless. Runs where what it throws is caught: a request or
 * an answer that cannot be read is recorded as unreadable, an edit that cannot be carried out blocks.
 *
 * @param <P> the parameters of a request
 * @param <R> an answer
 * @param <E> an event of a streamed answer
 */
public interface Api<P, R, E> {

    LlmRequest request(P params, boolean streaming);

    /** The same parameters with some texts replaced. */
    P editedRequest(P params, Edits edits);

    LlmResponse response(R answer);

    /** The same answer with some texts replaced. */
    R editedAnswer(R answer, Edits edits);

    /** An answer that a guardrail gives instead of the model. */
    R reply(LlmResponse reply);

    /** Why an answer that came as if all were well is a failure nevertheless. */
    default Optional<LlmException> failure(R answer) {
        return Optional.empty();
    }

    /** The parameters as they leave for a stream. */
    default P streamed(P params) {
        return params;
    }

    /** Follows one streamed answer. */
    StreamedAnswer<E> stream(ActiveCall call, P params);

    /** The events of an answer that a guardrail gives instead of the model. */
    List<E> replyEvents(LlmResponse reply);
}
