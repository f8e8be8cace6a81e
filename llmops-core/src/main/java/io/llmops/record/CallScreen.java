package io.llmops.record;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.Channel;
import io.llmops.call.LlmRequest;
import io.llmops.call.LlmResponse;

/**
 * Screens one call. Methods throw {@link CallBlockedException} to block; anything else they throw counts as a failure
 * of the guard and lets the call pass. Guardrails that only observe must not run on the calling thread.
 */
public interface CallScreen {

    /** Lets everything pass. */
    CallScreen OPEN = new CallScreen() {};

    /** Judges the request before it leaves. */
    default Admission input(LlmRequest request) {
        return Admission.UNCHANGED;
    }

    /** The request could not be read: pass or block, by failure mode. */
    default Admission unreadableInput(CallStart start) {
        return Admission.UNCHANGED;
    }

    /**
     * Whether anything may change or block the answer; asked before the request is judged and after. If not, {@link #output} is only told, and the host gets its
     * provider's own answer or future, untouched.
     */
    default boolean enforcesOutput() {
        return false;
    }

    /** A screen for one channel of a stream; asked for only if the output is enforced. */
    default ChannelScreen channel(Channel channel) {
        return ChannelScreen.OPEN;
    }

    /**
     * Judges the whole answer.
     *
     * @param streamed texts that came through a {@linkplain #channel channel} were screened there: enforce only on the
     *     others
     */
    default Admission output(LlmResponse response, boolean streamed) {
        return Admission.UNCHANGED;
    }

    /** The answer could not be read: pass or block, by failure mode. Asked only if the output is enforced. */
    default Admission unreadableOutput() {
        return Admission.UNCHANGED;
    }
}
