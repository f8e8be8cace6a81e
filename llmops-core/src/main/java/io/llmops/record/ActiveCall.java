package io.llmops.record;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallFailure;
import io.llmops.call.CallStart;
import io.llmops.call.Channel;
import io.llmops.call.Edits;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmResponse;
import io.llmops.call.Retry;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
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
 * record nothing, though what still comes is screened. Methods throw {@link CallBlockedException} where a guardrail
 * blocks, and nothing else; suppliers that map a vendor's types may throw what they like. Chunks and drains must come one
 * after the other; everything else may be called from any thread. Where an outer instrumented call is under way, this one
 * is an attempt of it: it is neither guarded nor recorded again.
 */
public final class ActiveCall {

    private static final AtomicReferenceFieldUpdater<ActiveCall, CallLife> LIFE =
            AtomicReferenceFieldUpdater.newUpdater(ActiveCall.class, CallLife.class, "life");

    private final CallRecorder recorder;
    private final Context parent;
    private final @Nullable CallStart prepared;
    private final @Nullable CallLife outer;
    private final Screening screening;
    private volatile @Nullable CallLife life;
    private volatile @Nullable StreamCut streamCut;

    private ActiveCall(
            CallRecorder recorder,
            Context parent,
            @Nullable CallStart prepared,
            @Nullable CallLife outer,
            Screening screening) {
        this.recorder = recorder;
        this.parent = parent;
        this.prepared = prepared;
        this.outer = outer;
        this.screening = screening;
    }

    static ActiveCall recorded(CallRecorder recorder, Context parent, CallStart start) {
        return new ActiveCall(recorder, parent, start, null, recorder.screening());
    }

    /** An attempt of an outer call; of none, where a call cannot be recorded. */
    static ActiveCall unrecorded(CallRecorder recorder, Context parent, @Nullable CallLife outer) {
        return new ActiveCall(recorder, parent, null, outer, recorder.open());
    }

    /**
     * Asks the guardrails and lets the call depart. To be called once, before the provider is.
     *
     * @return whether to go on, and with which edits
     * @throws CallBlockedException if a guardrail blocks the request; the call has then ended
     */
    public Admission admit() {
        return admit(admission -> admission);
    }

    /**
     * Does the same for adapters that cannot carry out every edit or reply.
     *
     * @param carryOut makes of the admission what the adapter goes on with, such as its own request with the edits; what
     *     it throws blocks the call, before the provider is asked
     */
    public <T> T admit(Function<Admission, T> carryOut) {
        CallStart start = prepared;
        if (start == null) {
            return carryOut.apply(Admission.UNCHANGED);
        }
        try {
            return screening.isOpen() ? pass(start, carryOut) : screen(start, carryOut);
        } catch (CallBlockedException e) {
            if (life == null) {
                depart(now(start));
            }
            end(CallEnd.turnedAway(null));
            throw e;
        }
    }

    /** Nobody may change the request: it departs at once. */
    private <T> T pass(CallStart start, Function<Admission, T> carryOut) {
        depart(start);
        T carriedOut = screening.carryOut(Direction.INPUT, Admission.UNCHANGED, carryOut, this);
        sent(Edits.none());
        return carriedOut;
    }

    private <T> T screen(CallStart start, Function<Admission, T> carryOut) {
        Admission admission = screening.input(start);
        T carriedOut = screening.carryOut(Direction.INPUT, admission, carryOut, this);
        depart(now(start));
        if (admission instanceof Admission.Proceed proceed) {
            sent(proceed.edits());
        } else if (admission instanceof Admission.Answer answer) {
            end(CallEnd.turnedAway(answer.reply()));
        }
        return carriedOut;
    }

    /** Guardrails took their time: the call begins now. */
    private CallStart now(CallStart start) {
        try {
            return start.at(recording().time().now());
        } catch (Throwable t) {
            failures().caught("time", t);
            return start;
        }
    }

    private void depart(CallStart start) {
        try {
            CallLife departed = new CallLife(recording(), start, parent);
            LIFE.lazySet(this, departed); // who uses it on other threads was handed it: no fence is needed
            screening.departed(departed);
        } catch (Throwable t) {
            failures().caught("record", t);
        }
    }

    private void sent(Edits edits) {
        CallLife departed = life;
        if (departed != null) {
            departed.sent(edits);
        }
    }

    /** Tells the listeners, at once or when the call departs. */
    void decided(GuardrailDecision decision) {
        CallLife departed = life;
        if (departed == null) {
            screening.decided(decision);
        } else {
            departed.decided(decision);
        }
    }

    private Recording recording() {
        return recorder.recording();
    }

    private Failures failures() {
        return recording().failures();
    }

    /** The context in which to call the provider: it carries the span and the mark that keeps inner clients from counting again. */
    public Context context() {
        CallLife departed = life;
        return departed == null ? parent : departed.context();
    }

    /** Makes {@link #context()} current on this thread until the scope is closed; never throws. */
    public Scope makeCurrent() {
        return GuardedScope.of(context(), failures());
    }

    /**
     * The calling thread now runs the host's own code, inside a callback, until {@link #leaveHost()}: calls that it makes
     * there are calls of their own and no attempts of this one.
     */
    public void enterHost() {
        CallLife departed = life;
        if (departed != null) {
            departed.hostRunsOn(Thread.currentThread());
        }
    }

    /** The host's callback is over. */
    public void leaveHost() {
        CallLife departed = life;
        if (departed != null) {
            departed.hostRunsOn(null);
        }
    }

    /** For calls that end on another thread, as streams and futures do: if nobody ends it, it is ended as abandoned. */
    public void watch() {
        CallLife departed = life;
        if (departed != null) {
            recording().openCalls().watch(this, departed);
        }
    }

    /** Tells when the provider has answered, although the call may not have ended yet: what the host does then is its own. */
    public void answeredWhen(BooleanSupplier answered) {
        CallLife departed = life;
        if (departed != null) {
            departed.answeredWhen(answered);
        }
    }

    /** How to stop the provider's stream when a guardrail cuts it. */
    public void onCut(Runnable cancel) {
        streamCut().onCut(cancel);
    }

    /** Whether a guardrail has cut the stream: nothing more is to be shown. */
    public boolean isCut() {
        StreamCut known = streamCut;
        return known != null && known.isCut();
    }

    private StreamCut streamCut() {
        StreamCut known = streamCut;
        return known == null ? newStreamCut() : known;
    }

    private synchronized StreamCut newStreamCut() {
        StreamCut known = streamCut;
        if (known == null) {
            known = new StreamCut(failures());
            streamCut = known;
        }
        return known;
    }

    /** Whether a guardrail may change or block the answer: if not, hand on the provider's own future or object. */
    public boolean enforcesOutput() {
        return screening.enforcesOutput();
    }

    /**
     * Takes a chunk of a stream.
     *
     * @return what may be shown now: the chunk itself, or less while a guardrail holds back, or nothing after a cut
     * @throws CallBlockedException if a guardrail cuts the stream; the provider's stream has then been cancelled
     */
    public String chunk(Channel channel, String delta) {
        if (isCut()) {
            return "";
        }
        CallLife departed = life;
        if (departed != null && departed.isOpen()) {
            departed.chunk();
        }
        return enforcesOutput() ? screened(screening.chunk(channel, delta)) : delta;
    }

    /** The channel has ended: returns what was held back and may be shown. Throws as {@link #chunk} does. */
    public String drain(Channel channel) {
        return enforcesOutput() && !isCut() ? screened(screening.drain(channel)) : "";
    }

    private String screened(StreamScreens.Shown shown) {
        CallBlockedException blocked = shown.blocked();
        if (blocked != null) {
            cut();
            throw blocked;
        }
        return shown.text();
    }

    /**
     * What a guardrail made of a stream cannot be carried out: cuts the stream, as the guardrail would.
     *
     * @param whyAndFix for whoever instrumented the client; never quotes content
     * @return what to tell the host
     */
    public CallBlockedException refuse(String whyAndFix) {
        decided(GuardrailDecision.notCarriedOut(Direction.OUTPUT));
        cut();
        return CallBlockedException.notCarriedOut(Direction.OUTPUT, whyAndFix);
    }

    private void cut() {
        StreamCut cutting = streamCut();
        cutting.cut();
        try {
            end(CallEnd.CUT);
        } finally {
            cutting.stopProvider(); // its complaint comes too late to count as a failure
        }
    }

    /** Runs code that reads a vendor's types, where no other method here takes it: null if it throws. */
    public <T> @Nullable T read(Supplier<@Nullable T> mapping) {
        try {
            return mapping.get();
        } catch (Throwable t) {
            failures().caught("mapping", t);
            return null;
        }
    }

    /**
     * The provider has answered, and the host waits on this thread.
     *
     * @param mapping reads the answer; what it throws is caught
     * @return what to hand on: the answer with edits, or another one. For a stream whose channels were drained the
     *     edits make the whole answer equal to what was shown
     * @throws CallBlockedException if a guardrail blocks the answer
     */
    public Admission succeed(Supplier<@Nullable LlmResponse> mapping) {
        return succeed(mapping, admission -> admission);
    }

    /**
     * Does the same for adapters that cannot carry out every edit or reply.
     *
     * @param carryOut makes of the admission what the host gets; what it throws blocks the call
     */
    public <T> T succeed(Supplier<@Nullable LlmResponse> mapping, Function<Admission, T> carryOut) {
        CallLife answered = life;
        long endNanos = answered == null ? 0 : answered.nowNanos();
        LlmResponse response = response(answered, mapping);
        Admission delivered = null;
        try {
            Admission admission = screening.output(response);
            T carriedOut = screening.carryOut(Direction.OUTPUT, admission, carryOut, this);
            delivered = admission;
            return carriedOut;
        } finally {
            end(answered, response, delivered, endNanos);
            Reference.reachabilityFence(this); // the handle may be held by nobody else: this call is not abandoned
        }
    }

    /**
     * The provider has answered, and the host waits elsewhere: it is served first, then the call ends.
     *
     * @param serve gives the host its answer
     * @param refuse tells the host that the answer is blocked
     */
    public void succeed(
            Supplier<@Nullable LlmResponse> mapping, Consumer<Admission> serve, Consumer<CallBlockedException> refuse) {
        succeed(mapping, admission -> admission, serve, refuse);
    }

    /** Does the same for adapters that cannot carry out every edit or reply. */
    public <T> void succeed(
            Supplier<@Nullable LlmResponse> mapping,
            Function<Admission, T> carryOut,
            Consumer<T> serve,
            Consumer<CallBlockedException> refuse) {
        CallLife answered = life;
        long endNanos = answered == null ? 0 : answered.nowNanos();
        LlmResponse response = response(answered, mapping);
        Admission delivered = null;
        try {
            Runnable serving;
            try {
                Admission admission = screening.output(response);
                T carriedOut = screening.carryOut(Direction.OUTPUT, admission, carryOut, this);
                delivered = admission;
                serving = () -> serve.accept(carriedOut);
            } catch (CallBlockedException e) {
                serving = () -> refuse.accept(e);
            }
            answeredWhen(() -> true);
            serving.run();
        } finally {
            end(answered, response, delivered, endNanos);
            Reference.reachabilityFence(this); // the handle may be held by nobody else: this call is not abandoned
        }
    }

    /** Reads the answer; of a call that is not recorded nobody needs to unless it is screened. */
    private @Nullable LlmResponse response(@Nullable CallLife answered, Supplier<@Nullable LlmResponse> mapping) {
        if (answered == null && screening.isOpen()) {
            return null;
        }
        LlmResponse response = read(mapping);
        if (response != null && answered != null && answered.isOpen()) {
            ProviderBlocks.tell(response, answered);
        }
        return response;
    }

    /** @param delivered what the host got; null if the answer was blocked */
    private static void end(
            @Nullable CallLife answered, @Nullable LlmResponse response, @Nullable Admission delivered, long endNanos) {
        if (answered != null) {
            answered.end(CallEnd.answered(response, delivered), endNanos);
        }
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
            return;
        }
        CallFailure failure = recorder.errorTypes().describe(error, failures());
        end(CallEnd.failed(failure));
        if (outer != null) {
            outer.attemptFailed(failure);
        }
    }

    /** The client tells that an attempt failed with this and that it tries again after this wait. */
    public void retrying(Throwable cause, Duration wait) {
        CallLife recorded = recorded();
        if (recorded != null) {
            recorded.retried(new Retry(recorder.errorTypes().describe(ErrorTypes.unwrap(cause), failures()), wait));
        }
    }

    /** The client tells that its own rate limiter held the call back for so long. */
    public void rateLimited(Duration waited) {
        CallLife recorded = recorded();
        if (recorded != null) {
            recorded.rateLimited(waited);
        }
    }

    private @Nullable CallLife recorded() {
        return outer == null ? life : outer;
    }

    /** The caller gave up. To be said before the provider is stopped, whose complaint would else count as a failure. */
    public void cancel() {
        end(CallEnd.CANCELLED);
    }

    private void end(CallEnd end) {
        CallLife departed = life;
        if (departed != null) {
            departed.end(end, departed.nowNanos());
        }
    }
}
