package io.llmops.record;

import io.llmops.call.Edits;
import io.llmops.call.LlmResponse;

/** What may go on: a request to the provider, or an answer to the caller. */
public sealed interface Admission {

    /** Nothing is changed. */
    Proceed UNCHANGED = new Proceed(Edits.none());

    /** Go on, with these texts replaced. Adapters apply the edits to their own request; everything else stays identical. */
    record Proceed(Edits edits) implements Admission {}

    /** Do not go on: give this answer to the caller instead. */
    record Answer(LlmResponse reply) implements Admission {}

    static Admission proceed(Edits edits) {
        return edits.isEmpty() ? UNCHANGED : new Proceed(edits);
    }
}
