package io.llmops.instrument.adapter;

import io.llmops.record.ActiveCall;
import io.opentelemetry.context.Scope;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A raw response of a library, whose answer is read only when the host asks. Parsing it ends the call, or begins its stream.
 * Where a guardrail enforces the output, the body cannot be read past it.
 *
 * @param <T> what it is parsed to
 */
public final class RawAnswer<T> {

    private final ActiveCall call;
    private final Runnable close;
    private final UnaryOperator<T> answered;
    private volatile boolean parsed;

    /**
     * For the library's response to one call.
     *
     * @param close closes the library's response
     * @param answered takes what was parsed, and tells what the host gets
     */
    public RawAnswer(ActiveCall call, Runnable close, UnaryOperator<T> answered) {
        this.call = call;
        this.close = close;
        this.answered = answered;
        call.onCut(close);
    }

    /** Has the library parse it; what that throws is thrown on. */
    @SuppressWarnings("try") // the scope is only held
    public T parse(Supplier<T> parsing) {
        parsed = true;
        T answer;
        try (Scope scope = call.makeCurrent()) {
            answer = parsing.get();
        } catch (Throwable t) {
            call.fail(t);
            throw t;
        }
        return answered.apply(answer);
    }

    /**
     * Reads the body as the library does.
     *
     * @throws io.llmops.call.CallBlockedException where a guardrail enforces the output
     */
    public <B> B body(Supplier<B> reading) {
        if (call.enforcesOutput()) {
            throw call.refuse("the body of a raw response cannot be screened: call parse() instead of body()");
        }
        return reading.get();
    }

    /** Who closes it unparsed has an answer that we know nothing of. */
    public void close() {
        try {
            if (!parsed) {
                call.succeed(() -> null, served -> {}, refused -> {});
            }
        } finally {
            close.run();
        }
    }
}
