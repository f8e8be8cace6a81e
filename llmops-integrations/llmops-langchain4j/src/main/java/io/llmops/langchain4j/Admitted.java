package io.llmops.langchain4j;

import io.llmops.call.Edits;
import io.llmops.record.Admission;
import org.jspecify.annotations.Nullable;

/**
 * What the guardrails let go on.
 *
 * @param question for the provider; the very object where nothing was edited
 * @param reply what to answer instead of asking
 */
record Admitted<Q, A>(Q question, @Nullable A reply) {

    static <Q, A> Admitted<Q, A> of(Admission admission, Q question, Exchange<Q, A> exchange) {
        if (admission instanceof Admission.Answer answer) {
            return new Admitted<>(question, exchange.reply(answer.reply()));
        }
        Edits edits = ((Admission.Proceed) admission).edits();
        return new Admitted<>(edits.isEmpty() ? question : exchange.editedQuestion(question, edits), null);
    }

    /** What the host gets of an answer. */
    static <Q, A> A delivered(Admission admission, A answer, Exchange<Q, A> exchange) {
        if (admission instanceof Admission.Answer other) {
            return exchange.reply(other.reply());
        }
        Edits edits = ((Admission.Proceed) admission).edits();
        return edits.isEmpty() ? answer : exchange.editedAnswer(answer, edits);
    }
}
