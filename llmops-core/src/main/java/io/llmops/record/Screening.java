package io.llmops.record;

import io.llmops.call.CallBlockedException;
import io.llmops.call.CallStart;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmResponse;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The guarded place where a guard screens one call: it may block, by {@link CallBlockedException}; anything else that it
 * throws, and a null where an answer is due, is its failure and lets the call pass. Knows nothing of the call's end: a
 * call that was cancelled or given up is screened all the same.
 */
final class Screening {

    private static final String GUARD = "guard";

    private final CallGuard guard;
    private final Failures failures;
    private final @Nullable Departure departure;
    private CallScreen screen = CallScreen.OPEN;
    private boolean enforcesOutput;
    private volatile @Nullable StreamScreens streams;

    Screening(CallGuard guard, Failures failures) {
        this.guard = guard;
        this.failures = failures;
        this.departure = guard == CallGuard.NONE ? null : new Departure();
    }

    /** Whether there is no guard at all: such a screening remembers nothing, so calls may share it. */
    boolean isOpen() {
        return departure == null;
    }

    /** The call has left: what was decided before is told now. */
    void departed(CallLife life) {
        if (departure != null) {
            departure.left(life);
        }
    }

    /** A decision before the call has left. */
    void decided(GuardrailDecision decision) {
        if (departure != null) {
            departure.decided(decision);
        }
    }

    boolean enforcesOutput() {
        return enforcesOutput;
    }

    Admission input(CallStart start) {
        if (departure == null) {
            return Admission.UNCHANGED;
        }
        try {
            screen = Objects.requireNonNull(guard.screen(start, departure::decided), "screen");
            enforcesOutput = screen.enforcesOutput();
            Admission admission = Objects.requireNonNull(
                    start.request().isReadable() ? screen.input(start.request()) : screen.unreadableInput(start),
                    "admission");
            enforcesOutput = screen.enforcesOutput();
            return admission;
        } catch (CallBlockedException e) {
            throw e;
        } catch (Throwable t) {
            failures.caught(GUARD, t);
            return Admission.UNCHANGED;
        }
    }

    /** The next chunk of an enforced stream. */
    StreamScreens.Shown chunk(Channel channel, String delta) {
        StreamScreens screens = streams;
        if (screens == null) {
            screens = new StreamScreens(screen, failures);
            streams = screens;
        }
        return screens.accept(channel, delta);
    }

    /** The end of a channel. */
    StreamScreens.Shown drain(Channel channel) {
        StreamScreens screens = streams;
        return screens == null ? StreamScreens.Shown.NOTHING : screens.drain(channel);
    }

    /** The whole answer, or null if it could not be read. */
    Admission output(@Nullable LlmResponse response) {
        if (isOpen()) {
            return Admission.UNCHANGED;
        }
        try {
            Admission admission = judge(response);
            return enforcesOutput ? admission : Admission.UNCHANGED;
        } catch (CallBlockedException e) {
            if (enforcesOutput) {
                throw e;
            }
            failures.caught(GUARD, e);
        } catch (Throwable t) {
            failures.caught(GUARD, t);
        }
        return Admission.UNCHANGED;
    }

    private Admission judge(@Nullable LlmResponse response) {
        if (response == null) {
            return enforcesOutput
                    ? Objects.requireNonNull(screen.unreadableOutput(), "admission")
                    : Admission.UNCHANGED;
        }
        StreamScreens screens = streams;
        Admission admission = Objects.requireNonNull(screen.output(response, screens != null), "admission");
        return screens != null && admission instanceof Admission.Proceed proceed
                ? Admission.proceed(proceed.edits().and(screens.edits(response)))
                : admission;
    }

    /** Has the adapter carry out what was admitted; where it cannot, nothing goes on. */
    <T> T carryOut(Direction direction, Admission admission, Function<Admission, T> adapter, ActiveCall call) {
        CallBlockedException blocked;
        try {
            return adapter.apply(admission);
        } catch (CallBlockedException e) {
            blocked = e;
        } catch (Throwable t) {
            failures.caught("mapping", t);
            blocked = CallBlockedException.notCarriedOut(
                    direction, "its mapping threw " + t.getClass().getName());
        }
        call.decided(GuardrailDecision.notCarriedOut(direction));
        throw blocked;
    }
}
