package io.llmops.guardrails.length;

import io.llmops.call.CallStart;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;

/**
 * Blocks a request or an answer that is too long. All that is looked at on one side of a call counts together: the messages
 * of a request without those of the operator; the choices, reasoning and tool calls of an answer.
 *
 * <pre>{@code
 * Guardrails.builder()
 *         .input(LengthGuardrail.tokens(20_000))
 *         .output(LengthGuardrail.characters(8_000))   // cuts a stream as soon as it is longer
 * }</pre>
 *
 * <p>Nothing is held back of a stream. Tokens are estimated at four characters each, which is right for English prose within
 * a fifth or so, and too few for code and for scripts such as Chinese. Asked outside of a call, it judges each text alone.
 * Immutable and thread-safe.
 */
public final class LengthGuardrail implements Guardrail {

    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final HoldBack NOTHING = HoldBack.characters(0);

    private final long most;
    private final String rule;

    private LengthGuardrail(long most, String rule) {
        this.most = most;
        this.rule = rule;
    }

    /** At most so many characters (UTF-16 units), 1 or more. */
    public static LengthGuardrail characters(long most) {
        return new LengthGuardrail(positive(most), "characters");
    }

    /** At most so many tokens, estimated at four characters each; 1 or more. */
    public static LengthGuardrail tokens(long most) {
        return new LengthGuardrail(Math.multiplyExact(positive(most), CHARACTERS_PER_TOKEN), "tokens");
    }

    private static long positive(long most) {
        if (most <= 0) {
            throw new IllegalArgumentException("A limit of length is 1 or more: " + most);
        }
        return most;
    }

    @Override
    public String name() {
        return "length";
    }

    @Override
    public HoldBack holdBack() {
        return NOTHING;
    }

    @Override
    public Verdict check(Text text) {
        return judged(text.content().length());
    }

    private Verdict judged(long characters) {
        return characters > most ? Verdict.block("length", rule, 1) : Verdict.pass();
    }

    /** Counts what it has seen of the call. */
    @Override
    public Guardrail forCall(CallStart call) {
        return new Counter();
    }

    private final class Counter implements Guardrail {
        private long seen;

        @Override
        public String name() {
            return LengthGuardrail.this.name();
        }

        @Override
        public HoldBack holdBack() {
            return NOTHING;
        }

        @Override
        public Verdict check(Text text) {
            seen += newlyDecided(text);
            return judged(seen);
        }
    }

    /** Half a character at the end of a chunk stays undecided, and comes again. */
    private static int newlyDecided(Text text) {
        String content = text.content();
        boolean halfway = !text.complete()
                && !content.isEmpty()
                && Character.isHighSurrogate(content.charAt(content.length() - 1));
        return content.length() - text.decidedUntil() - (halfway ? 1 : 0);
    }
}
