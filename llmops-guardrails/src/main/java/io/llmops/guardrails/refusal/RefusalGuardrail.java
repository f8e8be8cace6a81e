package io.llmops.guardrails.refusal;

import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;

/**
 * Notices answers in which the model refuses or apologises instead of answering: "I'm sorry, but I can't help with that". Of
 * use to observe how often that happens; where it enforces, such an answer is blocked, for instance to ask another model.
 *
 * <pre>{@code
 * Guardrails.builder().output(new RefusalGuardrail(), Enforcement.observe())
 * }</pre>
 *
 * <p>It looks at the first {@value #BEGINNING} characters and knows phrases of English, German, French, Spanish, Italian,
 * Portuguese, Dutch, Polish, Russian, Chinese, Japanese and Korean. What counts:
 *
 * <ul>
 *   <li>{@code refusal}: a phrase that says nothing else, such as "I can't help with that"; score 0.9.
 *   <li>{@code apology}: an apology and then "I can't provide" or the like; score 0.8.
 *   <li>{@code policy}: a rule or the nature of a model as the reason for such a phrase; score 0.8.
 *   <li>{@code inability}: "I can't provide" or the like alone, as in "I can't provide the exact number"; score 0.4, below the
 *       threshold of {@value #THRESHOLD}.
 * </ul>
 *
 * <p>"I cannot reproduce the bug" is none of these. It does not notice refusals in other words, at the end of an answer, or
 * in a tone of help; it takes a quoted refusal for one unless a quotation mark stands before it. For answers: requests,
 * reasoning and tool calls pass. Of a stream it holds back the beginning, then nothing. Immutable and thread-safe.
 */
public final class RefusalGuardrail implements Guardrail {

    /** How much of an answer is looked at. */
    public static final int BEGINNING = 300;

    /** The score from which an answer is a refusal. */
    public static final double THRESHOLD = 0.5;

    private static final String CATEGORY = "refusal";
    private static final RefusalPhrases WORDS = RefusalPhrases.read();

    /** A phrase may begin at the end of the beginning; one character more tells whether its last word goes on. */
    private static final int NEEDED = BEGINNING + WORDS.longest() + 1;

    /** There is nothing to set. */
    public RefusalGuardrail() {}

    @Override
    public String name() {
        return CATEGORY;
    }

    @Override
    public double threshold() {
        return THRESHOLD;
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.characters(NEEDED).withContext(1);
    }

    /** Where something was decided before, that was the beginning. */
    @Override
    public Verdict check(Text text) {
        if (text.origin() != Origin.ANSWER || text.decidedUntil() > 0) {
            return Verdict.pass().withUndecidedFrom(text.content().length());
        }
        if (!text.complete() && text.content().length() < NEEDED) {
            return Verdict.pass().withUndecidedFrom(0);
        }
        String beginning =
                text.content().substring(0, Math.min(NEEDED, text.content().length()));
        Verdict verdict = new Beginning(beginning, BEGINNING).judged(WORDS);
        return verdict instanceof Verdict.Pass pass
                ? pass.withUndecidedFrom(text.content().length())
                : verdict;
    }
}
