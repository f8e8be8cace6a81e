package io.llmops.instrument.adapter;

import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmException;
import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ends a call with an answer that came whole.
 *
 * @param <R> an answer
 */
record WholeAnswer<R>(ActiveCall call, Api<?, R, ?> api) {

    /** The host waits on this thread. */
    R ended(R answer) {
        LlmException failure = failure(answer);
        if (failure != null) {
            call.fail(failure);
            return answer;
        }
        return call.succeed(() -> api.response(answer), admission -> served(admission, answer));
    }

    /** The host waits elsewhere. */
    @SuppressWarnings("NullAway") // a client that answers null is not ours to mend: reading it fails where it may
    void ended(@Nullable R answer, Consumer<@Nullable R> serve, Consumer<CallBlockedException> refuse) {
        LlmException failure = answer == null ? null : failure(answer);
        if (failure != null) {
            serve.accept(answer);
            call.fail(failure);
            return;
        }
        call.succeed(() -> api.response(answer), admission -> served(admission, answer), serve, refuse);
    }

    /** A failed answer that carries text all the same is screened like any other. */
    private @Nullable LlmException failure(R answer) {
        LlmException failure = call.read(() -> api.failure(answer).orElse(null));
        if (failure == null || !call.enforcesOutput()) {
            return failure;
        }
        LlmResponse said = call.read(() -> api.response(answer));
        return said != null && said.passages().isEmpty() ? failure : null;
    }

    private R served(Admission admission, R answer) {
        if (admission instanceof Admission.Proceed proceed) {
            return proceed.edits().isEmpty() ? answer : api.editedAnswer(answer, proceed.edits());
        }
        return api.reply(((Admission.Answer) admission).reply());
    }
}
