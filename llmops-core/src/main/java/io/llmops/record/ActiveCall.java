package io.llmops.record;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.Channel;
import io.llmops.call.Choice;
import io.llmops.call.Edits;
import io.llmops.call.FinishReason;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.LlmResponse;
import io.llmops.call.Outcome;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call in flight: every adapter is a thin shell around it.
 *
 * <pre>{@code
 * ActiveCall call = recorder.start(() -> toNeutral(params));
 * if (call.admit() instanceof Admission.Answer answer) return fromNeutral(answer.reply());
 * try (Scope scope = call.makeCurrent()) {
 *     response = delegate.create(params);
 * } catch (Throwable t) {
 *     call.fail(t);
 *     throw t;
 * }
 * call.succeed(() -> toNeutral(response));
 * }</pre>
 *
 * <p>The first of {@link #succeed}, {@link #fail}, {@link #cancel}, a block and abandonment ends the call; later ones
 * do nothing. Methods throw {@link CallBlockedException} where a guardrail blocks, and nothing else; suppliers that map
 * a vendor's types may throw what they like. Chunks must come one after the other; everything else may be called from
 * any thread. Where an outer instrumented call is under way, this one is an attempt of it: it is neither guarded nor
 * recorded again.
 */
public final class ActiveCall {

    private final Recording recording;
    private final ErrorTypes errorTypes;
    private final Context parent;
    private final @Nullable CallStart prepared;
    private final @Nullable Throwable unreadable;
    private final List<GuardrailDecision> decidedBefore = new ArrayList<>(0);
    private volatile @Nullable CallLife life;
    private CallScreen screen = CallScreen.OPEN;
    private @Nullable StreamScreens streams;
    private volatile Runnable cancelProvider = () -> {};
    private volatile boolean cut;

    /** An attempt of an outer call, if {@code prepared} is null. */
    ActiveCall(
            Recording recording,
            ErrorTypes errorTypes,
            Context parent,
            @Nullable CallStart prepared,
            @Nullable Throwable unreadable) {
        this.recording = recording;
        this.errorTypes = errorTypes;
        this.parent = parent;
        this.prepared = prepared;
        this.unreadable = unreadable;
    }

    /**
     * Asks the guardrails and lets the call depart. To be called once, before the provider is.
     *
     * @return whether to go on, and with which edits
     * @throws CallBlockedException if a guardrail blocks the request; the call has then ended
     */
    public Admission admit() {
        CallStart start = prepared;
        if (start == null) {
            return Admission.UNCHANGED;
        }
        CallBlockedException blocked = null;
        Admission admission = Admission.UNCHANGED;
        try {
            admission = screenInput(start);
        } catch (CallBlockedException e) {
            blocked = e;
        } catch (Throwable t) {
            recording.failures().caught("guard", t);
        }
        depart(start);
        if (blocked != null) {
            end(Outcome.BLOCKED, null, null, null);
            throw blocked;
        }
        if (admission instanceof Admission.Answer) {
            end(Outcome.BLOCKED, null, null, null);
        }
        return admission;
    }

    private Admission screenInput(CallStart start) {
        if (recording.guard() == CallGuard.NONE) {
            return Admission.UNCHANGED;
        }
        screen = recording.guard().screen(start, this::decided);
        return unreadable == null ? screen.input(start.request()) : screen.unreadableInput(start);
    }

    /** Decisions made before departure wait for the listeners. */
    private void decided(GuardrailDecision decision) {
        CallLife departed;
        synchronized (decidedBefore) {
            departed = life;
            if (departed == null) {
                decidedBefore.add(decision);
                return;
            }
        }
        departed.decided(decision);
    }

    private void depart(CallStart start) {
        CallStart departure = recording.guard() == CallGuard.NONE
                ? start
                : start.at(recording.time().now());
        synchronized (decidedBefore) {
            life = new CallLife(recording, departure, parent, decidedBefore);
        }
    }

    /** The context in which to call the provider: it carries the span and the mark that keeps inner clients from counting again. */
    public Context context() {
        CallLife departed = life;
        return departed == null ? parent : departed.context();
    }

    /** Makes {@link #context()} current on this thread until the scope is closed; never throws. */
    @SuppressWarnings("MustBeClosedChecker") // closing it is the caller's part
    public Scope makeCurrent() {
        try {
            Scope scope = context().makeCurrent();
            return () -> close(scope);
        } catch (Throwable t) {
            recording.failures().caught("context", t);
            return Scope.noop();
        }
    }

    private void close(Scope scope) {
        try {
            scope.close();
        } catch (Throwable t) {
            recording.failures().caught("context", t);
        }
    }

    /** For calls that end on another thread, as streams and futures do: if nobody ends it, it is ended as abandoned. */
    public void watch() {
        CallLife departed = life;
        if (departed != null) {
            recording.openCalls().watch(this, departed);
        }
    }

    /** How to stop the provider's stream when a guardrail cuts it. */
    public void onCut(Runnable cancel) {
        cancelProvider = cancel;
        if (cut) {
            stopProvider();
        }
    }

    /** Whether a guardrail has cut the stream: nothing more is to be shown. */
    public boolean isCut() {
        return cut;
    }

    /** Whether a guardrail may change or block the answer: if not, hand on the provider's own future or object. */
    public boolean enforcesOutput() {
        try {
            return screen.enforcesOutput();
        } catch (Throwable t) {
            recording.failures().caught("guard", t);
            return false;
        }
    }

    /**
     * Takes a chunk of a stream.
     *
     * @return what may be shown now: the chunk itself, or less while a guardrail holds back, or nothing after a cut
     * @throws CallBlockedException if a guardrail cuts the stream; the provider's stream has then been cancelled
     */
    public String chunk(Channel channel, String delta) {
        CallLife departed = life;
        if (departed == null || !departed.isOpen()) {
            return cut ? "" : delta;
        }
        departed.chunk();
        return enforcesOutput() ? screened(streams().accept(channel, delta)) : delta;
    }

    /** The channel has ended: returns what was held back and may be shown. Throws as {@link #chunk} does. */
    public String drain(Channel channel) {
        CallLife departed = life;
        StreamScreens screens = streams;
        if (departed == null || screens == null || !departed.isOpen()) {
            return "";
        }
        return screened(screens.drain(channel));
    }

    private String screened(StreamScreens.Shown shown) {
        CallBlockedException blocked = shown.blocked();
        if (blocked != null) {
            cut = true;
            end(Outcome.BLOCKED, null, ErrorTypes.BLOCKED, null);
            stopProvider();
            throw blocked;
        }
        return shown.text();
    }

    private StreamScreens streams() {
        StreamScreens screens = streams;
        if (screens == null) {
            screens = new StreamScreens(screen, recording.failures());
            streams = screens;
        }
        return screens;
    }

    private void stopProvider() {
        try {
            cancelProvider.run();
        } catch (Throwable t) {
            recording.failures().caught("cancel", t);
        }
    }

    /**
     * The provider has answered.
     *
     * @param mapping reads the answer; what it throws is caught
     * @return what to hand on: the answer with edits, or another one. For a stream whose channels were drained the
     *     edits make the whole answer equal to what was shown
     * @throws CallBlockedException if a guardrail blocks the answer
     */
    public Admission succeed(Supplier<@Nullable LlmResponse> mapping) {
        CallLife departed = life;
        if (departed == null || !departed.isOpen()) {
            return Admission.UNCHANGED;
        }
        long endNanos = recording.time().nanos();
        LlmResponse response = read(mapping);
        noteProviderBlock(departed, response);
        try {
            Admission admission = screenOutput(response);
            departed.end(
                    admission instanceof Admission.Answer ? Outcome.BLOCKED : Outcome.COMPLETED,
                    endNanos,
                    response,
                    null,
                    null);
            return admission;
        } catch (CallBlockedException e) {
            departed.end(Outcome.BLOCKED, endNanos, response, null, null);
            throw e;
        }
    }

    private @Nullable LlmResponse read(Supplier<@Nullable LlmResponse> mapping) {
        try {
            return mapping.get();
        } catch (Throwable t) {
            recording.failures().caught("mapping", t);
            return null;
        }
    }

    /** The provider's own blocks are told as decisions, so that "blocked" is one number. */
    private static void noteProviderBlock(CallLife departed, @Nullable LlmResponse response) {
        if (response == null) {
            return;
        }
        for (Choice choice : response.choices()) {
            if (FinishReason.CONTENT_FILTER.equals(choice.finishReason().orElse(null))) {
                departed.decided(GuardrailDecision.byProvider(FinishReason.CONTENT_FILTER));
            }
        }
    }

    private Admission screenOutput(@Nullable LlmResponse response) {
        try {
            if (response == null) {
                return enforcesOutput() ? screen.unreadableOutput() : Admission.UNCHANGED;
            }
            StreamScreens screens = streams;
            Admission admission = screen.output(response, screens != null);
            if (screens != null && admission instanceof Admission.Proceed proceed) {
                return Admission.proceed(proceed.edits().and(screens.edits(response)));
            }
            return enforcesOutput() ? admission : Admission.UNCHANGED;
        } catch (CallBlockedException e) {
            if (enforcesOutput()) {
                throw e;
            }
            recording.failures().caught("guard", e);
        } catch (Throwable t) {
            recording.failures().caught("guard", t);
        }
        return Admission.UNCHANGED;
    }

    /** The answer as it may be handed on. */
    public static @Nullable LlmResponse apply(Admission admission, @Nullable LlmResponse response) {
        if (admission instanceof Admission.Answer answer) {
            return answer.reply();
        }
        Edits edits = ((Admission.Proceed) admission).edits();
        return response == null ? null : response.edited(edits);
    }

    /** The provider or its client failed. A {@link CancellationException} counts as a cancellation. */
    public void fail(Throwable thrown) {
        Throwable error = ErrorTypes.unwrap(thrown);
        if (error instanceof CancellationException) {
            cancel();
        } else {
            end(Outcome.FAILED, null, errorType(error), error);
        }
    }

    /** The caller gave up. */
    public void cancel() {
        end(Outcome.CANCELLED, null, ErrorTypes.CANCELLED, null);
    }

    private String errorType(Throwable error) {
        try {
            return errorTypes.of(error);
        } catch (Throwable t) {
            recording.failures().caught("mapping", t);
            return error.getClass().getName();
        }
    }

    private void end(
            Outcome outcome, @Nullable LlmResponse response, @Nullable String errorType, @Nullable Throwable error) {
        CallLife departed = life;
        if (departed != null) {
            departed.end(outcome, recording.time().nanos(), response, errorType, error);
        }
    }
}
