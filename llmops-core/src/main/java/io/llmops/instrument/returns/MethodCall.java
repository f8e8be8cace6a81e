package io.llmops.instrument.returns;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.instrument.mapping.MethodMapping;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import io.llmops.record.CallRecorder;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call of an annotated method, in the hands of a {@link ReturnTypeHandler}: an {@link ActiveCall} that knows the method's types. */
public final class MethodCall {

    private final CallRecorder recorder;
    private final MethodMapping mapping;
    private final @Nullable Object[] arguments;
    private final Proceed proceed;
    private final @Nullable MethodCall first;
    private final ActiveCall active;
    private Edits edits = Edits.none();
    private @Nullable Object[] sent;

    private MethodCall(
            CallRecorder recorder,
            MethodMapping mapping,
            @Nullable Object[] arguments,
            Proceed proceed,
            @Nullable MethodCall first) {
        this.recorder = recorder;
        this.mapping = mapping;
        this.arguments = arguments;
        this.proceed = proceed;
        this.first = first;
        this.sent = arguments;
        this.active = recorder.start(() -> mapping.request(arguments));
    }

    /** Begins a call. Never throws. */
    public static MethodCall begin(
            CallRecorder recorder, MethodMapping mapping, @Nullable Object[] arguments, Proceed proceed) {
        return new MethodCall(recorder, mapping, arguments, proceed, null);
    }

    /** Begins another call like this one, for what a cold publisher does when it is subscribed to again. */
    public MethodCall again() {
        return new MethodCall(recorder, mapping, arguments, proceed, first == null ? this : first);
    }

    /** For what is not said here: to watch, to cancel, to pass chunks. */
    public ActiveCall active() {
        return active;
    }

    public MethodMapping mapping() {
        return mapping;
    }

    /**
     * Asks the guardrails. To be called once, before {@link #proceed()}.
     *
     * @return an answer to hand on instead; empty to proceed
     * @throws CallBlockedException if a guardrail blocks, or wants what the mapping cannot carry out
     */
    public Optional<Object> admit() {
        return active.admit(this::carryOut);
    }

    private Optional<Object> carryOut(Admission admission) {
        if (admission instanceof Admission.Answer answer) {
            return Optional.of(mapping.reply(answer.reply(), Direction.INPUT));
        }
        edits = ((Admission.Proceed) admission).edits();
        if (first == null) {
            sent = mapping.edited(arguments, edits);
        } else if (!edits.asMap().equals(first.edits.asMap())) {
            throw CallBlockedException.notCarriedOut(
                    Direction.INPUT,
                    mapping.signature() + " was called once and its result is read again, but guardrails now want "
                            + "other texts to be asked; call the method again instead");
        }
        return Optional.empty();
    }

    /** Calls the bean, in the call's context. What it throws ends the call and is thrown on. */
    @SuppressWarnings("try") // the scope is only held
    public @Nullable Object proceed() throws Throwable {
        try (Scope scope = active.makeCurrent()) {
            return proceed.with(sent);
        } catch (Throwable t) {
            active.fail(t);
            throw t;
        }
    }

    /**
     * The bean has answered, and the host waits on this thread.
     *
     * @return what to hand on: the answer itself unless a guardrail changes it
     * @throws CallBlockedException if a guardrail blocks, or wants what the mapping cannot carry out
     */
    @SuppressWarnings("NullAway") // a bean that answers null is not ours to mend
    public @Nullable Object succeed(@Nullable Object answer) {
        return active.succeed(() -> mapping.response(answer), admission -> delivered(admission, answer));
    }

    /** The bean has answered, and the host waits elsewhere: it is served first, then the call ends. */
    @SuppressWarnings("NullAway") // a bean that answers null is not ours to mend
    public void succeed(
            @Nullable Object answer, Consumer<@Nullable Object> serve, Consumer<CallBlockedException> refuse) {
        active.succeed(() -> mapping.response(answer), admission -> delivered(admission, answer), serve, refuse);
    }

    /** The bean gave null where a stream or a publisher was due: the call has failed, and the host gets its null. */
    @SuppressWarnings("NullAway") // not ours to mend
    public @Nullable Object endWithNull() {
        active.fail(new NullPointerException(mapping.signature() + " returned null"));
        return null;
    }

    private @Nullable Object delivered(Admission admission, @Nullable Object answer) {
        return admission instanceof Admission.Answer other
                ? mapping.reply(other.reply(), Direction.OUTPUT)
                : mapping.edited(answer, ((Admission.Proceed) admission).edits());
    }
}
