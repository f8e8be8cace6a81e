package io.llmops.langchain4j;

import io.llmops.call.Edits;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;

/**
 * How the questions and answers of one kind of call are read, edited and replied to. May throw: it runs where
 * {@link ActiveCall} catches.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
interface Exchange<Q, A> {

    LlmRequest request(Q question);

    /** The same question with these texts replaced. */
    Q editedQuestion(Q question, Edits edits);

    LlmResponse response(A answer, ActiveCall call);

    /** The same answer with these texts replaced. */
    A editedAnswer(A answer, Edits edits);

    /** An answer that no provider gave. Throws {@link io.llmops.call.CallBlockedException} where there can be none. */
    A reply(LlmResponse reply);
}
