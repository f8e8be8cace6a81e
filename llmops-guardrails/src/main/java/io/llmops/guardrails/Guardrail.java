package io.llmops.guardrails;

import io.llmops.call.CallStart;
import java.util.function.Function;

/**
 * Judges texts. One instance serves all calls at once, so it must be thread-safe; what it throws follows its
 * {@linkplain Enforcement.FailureMode failure mode}.
 *
 * <h2>Streams</h2>
 *
 * A streamed answer is judged while it comes. A guardrail says how much of it may be held back meanwhile:
 *
 * <ul>
 *   <li>{@link HoldBack#WHOLE}: it judges nothing but whole texts. If it enforces, streamed text is shown at the end.
 *   <li>{@link HoldBack#characters n characters}, with {@code c} characters of context: whether there is a finding at
 *       {@code [start, end)} depends on nothing but the text from {@code start - c} to {@code start + n}, and
 *       {@code end} lies in there. Every finding is judged for itself: it is reported even where another one overlaps
 *       it (the pipeline merges them into one placeholder).
 * </ul>
 *
 * From a bounded guardrail the pipeline wants to know how far its word is final: {@link Verdict.Pass#undecidedFrom()
 * undecidedFrom} is the index from which on more text may add, take away or change findings; what starts before it is
 * carried out and shown. Where the guardrail does not say, it is the last {@code n} characters, which is right for
 * everyone who keeps the promise above; a guardrail that knows better lets the user read on earlier. Next time the text
 * begins with the {@code c} last characters that were shown, up to {@link Text#decidedUntil()}, then comes what was
 * undecided, then what is new. So nothing is looked at more often than it must, and the cost of a chunk does not grow
 * with the stream.
 *
 * <p>In return the pipeline promises: the concatenation of what it shows is, for every chunking, what it makes of the
 * whole text, and never contains a character of a finding. A {@link Verdict.Block} cuts the stream at once; it must be
 * one that no further text could take back.
 */
public interface Guardrail {

    /**
     * A guardrail made of one function; it judges whole texts.
     *
     * <pre>{@code
     * Guardrail.of("politeness", text -> isRude(text.content()) ? Verdict.block("tone", "rude", 1) : Verdict.pass())
     * }</pre>
     *
     * @param name as in {@link #name()}
     * @param check as in {@link #check}
     */
    static Guardrail of(String name, Function<Text, Verdict> check) {
        return new CheckGuardrail(name, check);
    }

    /** A fixed word such as {@code secret}; becomes a metric attribute. */
    String name();

    /** Judges a text, or a piece of one that is still coming. */
    Verdict check(Text text);

    /** How much of a stream may stay undecided; asked once, at configuration. */
    HoldBack holdBack();

    /**
     * The score from which a finding or a block of this guardrail counts, unless its {@link Enforcement} says otherwise;
     * asked once, at configuration. What scores less is a pass that tells the score. 0 where everything counts.
     */
    default double threshold() {
        return 0;
    }

    /** {@linkplain #check Judges} a text by the guardrail's own threshold, as a policy does that says nothing else. */
    default Verdict judge(Text text) {
        return check(text).from(threshold());
    }

    /**
     * The guardrail for one call: itself, unless it must know who asks, for what, or what it has seen of the same call.
     * Asked once for each side of a call, and used by one thread at a time. Its name, hold-back and threshold are those of
     * this one.
     */
    default Guardrail forCall(CallStart call) {
        return this;
    }
}
