package io.llmops.instrument.adapter;

import io.llmops.call.CallBlockedException;
import io.llmops.call.LlmResponse;
import io.llmops.record.ActiveCall;
import java.util.function.Function;

/**
 * A form in which a host may call an operation: whole or streamed, on its own thread or elsewhere.
 *
 * @param <P> the parameters of a request
 * @param <T> what the host gets
 * @param reply makes it of a guardrail's answer
 * @param blocked makes it of a guardrail's block, or throws that
 * @param instrumented makes it of what the provider gave
 */
public record CallForm<P, T>(
        boolean streamed,
        boolean endsElsewhere,
        Function<LlmResponse, T> reply,
        Function<CallBlockedException, T> blocked,
        Instrumented<P, T> instrumented) {

    /** Wraps what the provider gave, or ends the call with it. */
    @FunctionalInterface
    public interface Instrumented<P, T> {
        /** Tells what the host gets; {@code sent} are the parameters as they left. */
        T of(ActiveCall call, P sent, T given);
    }

    /** The call ends before the client's method returns. */
    public static <P, T> CallForm<P, T> whole(Function<LlmResponse, T> reply, Instrumented<P, T> instrumented) {
        return new CallForm<>(false, false, reply, CallForm::thrown, instrumented);
    }

    /** The call ends later: when a future completes, or a raw answer is parsed. */
    public static <P, T> CallForm<P, T> later(Function<LlmResponse, T> reply, Instrumented<P, T> instrumented) {
        return new CallForm<>(false, true, reply, CallForm::thrown, instrumented);
    }

    /** The call ends with its stream. */
    public static <P, T> CallForm<P, T> streamed(Function<LlmResponse, T> reply, Instrumented<P, T> instrumented) {
        return new CallForm<>(true, true, reply, CallForm::thrown, instrumented);
    }

    /** The same where a block is told by what the host gets, such as a failed future. */
    public CallForm<P, T> tellingBlocks(Function<CallBlockedException, T> telling) {
        return new CallForm<>(streamed, endsElsewhere, reply, telling, instrumented);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it never returns
    private static <T> T thrown(CallBlockedException blocked) {
        throw blocked;
    }
}
