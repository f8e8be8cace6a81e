package io.llmops.instrument.elements;

import io.llmops.call.CallBlockedException;
import io.llmops.call.Channel;
import io.llmops.call.GuardrailDecision.Direction;
import io.llmops.call.LlmResponse;
import io.llmops.instrument.mapping.MethodMapping;
import io.llmops.instrument.returns.MethodCall;
import io.llmops.record.ActiveCall;
import io.llmops.record.Admission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A streamed answer that a guardrail may change. The text of the elements goes through the guardrail, which may hold some
 * of it back; an element goes on, in its turn, once the text up to its end has come out again. If that is the text that
 * it brought, the very element goes on; if not, a string is replaced, another element is made by the mapping's
 * {@code edit}, and without one the stream is cut. Where redaction changes lengths, texts may move to a neighbour, but
 * none is lost, and order stays. Strings go on in part, as soon as the guardrail lets a part through.
 *
 * <p>Not thread-safe: elements of a stream come one after the other.
 */
public final class ScreenedElements {

    private static final Channel TEXT = Channel.text(0);
    private static final long NEVER = Long.MAX_VALUE;

    private final MethodMapping mapping;
    private final ActiveCall active;
    private final AnswerSoFar answer = new AnswerSoFar();
    private final Deque<Carrier> waiting = new ArrayDeque<>();
    private final StringBuilder cleared = new StringBuilder();
    private @Nullable Carrier lastWithText;
    private long came;
    private long went;
    private boolean begun;

    public ScreenedElements(MethodCall call) {
        this.mapping = call.mapping();
        this.active = call.active();
    }

    /**
     * Takes an element.
     *
     * @return the elements that may go on now
     * @throws CallBlockedException if the stream is cut
     */
    public List<@Nullable Object> accept(@Nullable Object element) {
        LlmResponse said = active.read(() -> mapping.response(element));
        answer.add(said);
        String text = said == null ? "" : said.text();
        came += text.length();
        waiting.add(new Carrier(element, text, said == null ? NEVER : came));
        clear(active.chunk(TEXT, text));
        return cleared(went);
    }

    private void clear(String text) {
        cleared.append(text);
        went += text.length();
    }

    /** Those whose text has come out, and of a string that waits what has. */
    private List<@Nullable Object> cleared(long upTo) {
        List<@Nullable Object> out = new ArrayList<>(1);
        while (!waiting.isEmpty() && waiting.peek().end <= upTo) {
            Carrier next = waiting.remove();
            send(next, take(next.remaining()), out);
        }
        Carrier next = waiting.peek();
        if (next != null && next.isPlain() && cleared.length() > 0) {
            next.gone += cleared.length();
            out.add(take(cleared.length()));
        }
        begun |= !out.isEmpty();
        return out;
    }

    private String take(int length) {
        int taken = Math.min(length, cleared.length());
        String text = cleared.substring(0, taken);
        cleared.delete(0, taken);
        return text;
    }

    private void send(Carrier carrier, String text, List<@Nullable Object> out) {
        if (!carrier.text.isEmpty()) {
            lastWithText = carrier;
        }
        if (carrier.gone == 0 && text.equals(carrier.text)) {
            out.add(carrier.element);
        } else if (!carrier.isPlain()) {
            out.add(edited(carrier.element, text));
        } else if (!text.isEmpty()) {
            out.add(text);
        }
    }

    private Object edited(@Nullable Object element, String text) {
        String why = mapping.whyNotEditable(element);
        if (why != null) {
            throw active.refuse(why);
        }
        Object edited = active.read(() -> mapping.withText(element, text));
        if (edited == null) {
            throw active.refuse("the edit of " + mapping.mapping() + " failed on an element of " + mapping.signature());
        }
        return edited;
    }

    /** No more elements come: one of the two hears of it, then the call ends. */
    public void ended(Consumer<List<@Nullable Object>> serve, Consumer<CallBlockedException> refuse) {
        List<@Nullable Object> rest;
        try {
            rest = rest();
        } catch (CallBlockedException e) {
            refuse.accept(e);
            return;
        }
        active.succeed(answer::whole, admission -> admitted(admission, rest), serve, refuse);
    }

    /** What was held back when the stream broke may still go on, if the guardrails let it. */
    public List<@Nullable Object> restOfBroken() {
        waiting.removeIf(carrier -> carrier.end == NEVER);
        return rest();
    }

    /** All that waits, even what could not be read: that it may go on is asked of the guardrails next. */
    private List<@Nullable Object> rest() {
        clear(active.drain(TEXT));
        List<@Nullable Object> out = new ArrayList<>();
        while (!waiting.isEmpty()) {
            Carrier next = waiting.remove();
            send(next, take(next.remaining()), out);
        }
        if (cleared.length() > 0 && lastWithText != null) {
            // a guardrail made the text longer than it was
            String surplus = take(cleared.length());
            out.add(lastWithText.isPlain() ? surplus : edited(lastWithText.element, surplus));
        }
        return out;
    }

    private List<@Nullable Object> admitted(Admission admission, List<@Nullable Object> rest) {
        if (admission instanceof Admission.Answer other) {
            if (begun) {
                throw CallBlockedException.notCarriedOut(
                        Direction.OUTPUT,
                        mapping.signature() + " has begun to stream its answer and cannot give another one; let the "
                                + "guardrail block instead of reply");
            }
            return List.of(mapping.reply(other.reply(), Direction.OUTPUT));
        }
        return rest;
    }
}
