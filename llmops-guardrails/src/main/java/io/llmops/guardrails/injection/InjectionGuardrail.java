package io.llmops.guardrails.injection;

import io.llmops.call.Origin;
import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import io.llmops.guardrails.injection.language.Category;
import io.llmops.guardrails.injection.language.Rule;
import io.llmops.guardrails.injection.model.LinearModel;
import io.llmops.guardrails.injection.model.Sighting;
import io.llmops.guardrails.injection.view.Disguise;
import io.llmops.guardrails.injection.view.Reading;
import java.util.Optional;

/**
 * Blocks texts that try to steer a model against its operator: injected instructions in prompts, documents and tool
 * results, jailbreaks, attempts to get at the system prompt, and all of these in disguise.
 *
 * <p>A text is read in several ways: as it stands without invisible characters and look-alikes, with letters that stand
 * apart joined, backwards, with the alphabet shifted, decoded from base64, hexadecimal, binary and Morse, up to three
 * layers deep. Every window and every sentence of every reading is judged by a linear model over words, parts of words,
 * what words mean, the order of concepts, how much these stand out in the text, and 85 rules; the worst counts.
 * {@code docs/guardrails.md} says how well that works on sources that the model had not seen, and what it does not
 * catch.
 *
 * <p>Its score is the estimated probability that a text is an attack, among texts of which a third are; it blocks from
 * its threshold on. The category is one of {@code direct_injection}, {@code indirect_injection}, {@code jailbreak},
 * {@code prompt_extraction}, {@code obfuscated}; the rule is that which weighed most, or {@code classifier}.
 *
 * <p>The cost grows linearly with the text: about 20 µs for a sentence. Immutable and thread-safe.
 */
public final class InjectionGuardrail implements Guardrail {

    private static final String NO_RULE = "classifier";

    /** Nobody wants to hear of what scores less, so that rule and category are not looked for. */
    private static final double FLOOR = 0.05;

    private static final int LONG_TEXT = 600;
    private static final int FEW_DISGUISED = 3;

    private final LinearModel model;
    private final double threshold;

    /** At {@link OperatingPoint#BLOCK}. */
    public InjectionGuardrail() {
        this(OperatingPoint.BLOCK);
    }

    /** At an operating point. */
    public InjectionGuardrail(OperatingPoint point) {
        this(BuiltInModel.INSTANCE, threshold(BuiltInModel.INSTANCE, point));
    }

    InjectionGuardrail(LinearModel model, double threshold) {
        this.model = model;
        this.threshold = threshold;
    }

    private static double threshold(LinearModel model, OperatingPoint point) {
        return point == OperatingPoint.BLOCK
                ? model.header().block()
                : model.header().observe();
    }

    /**
     * The same, but it blocks from another score on.
     *
     * @param threshold 0 (everything) to 1 (nothing but what is certain)
     * @throws IllegalArgumentException if it is neither
     */
    public InjectionGuardrail withThreshold(double threshold) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("A threshold must be 0 (everything) to 1 (the certain): " + threshold);
        }
        return new InjectionGuardrail(model, threshold);
    }

    /** The score from which on it blocks, unless the policy says otherwise. */
    @Override
    public double threshold() {
        return threshold;
    }

    @Override
    public String name() {
        return "injection";
    }

    /** The whole text: what looks harmless at first may become an attack with its last word. */
    @Override
    public HoldBack holdBack() {
        return HoldBack.WHOLE;
    }

    /** Tells what it suspects with its score, also below its threshold; {@link #judge} draws the line. */
    @Override
    public Verdict check(Text text) {
        Sighting worst = Sighting.in(text.content(), model);
        double score = model.probability(worst.score());
        if (score < Math.min(threshold, FLOOR)) {
            return Verdict.pass(score);
        }
        Optional<Rule> rule = worst.rule(model);
        return Verdict.block(category(text, worst, rule), rule.map(Rule::id).orElse(NO_RULE), score);
    }

    private static String category(Text text, Sighting worst, Optional<Rule> rule) {
        if (isDisguised(worst)) {
            return Category.OBFUSCATED;
        }
        String category = rule.map(Rule::category).orElse(Category.DIRECT);
        boolean foreign = text.origin() == Origin.DOCUMENT || text.origin() == Origin.TOOL_RESULT;
        boolean within = text.content().length() > LONG_TEXT && worst.start() > LONG_TEXT / 4;
        return foreign || (within && category.equals(Category.DIRECT)) ? Category.INDIRECT : category;
    }

    private static boolean isDisguised(Sighting worst) {
        if (worst.page() == null) {
            return false;
        }
        Disguise disguise = worst.page().view().disguise();
        return worst.page().view().reading() != Reading.PLAIN
                || disguise.invisible() + disguise.mixedWords() + disguise.styled() > FEW_DISGUISED
                || worst.page().tokens().leet() + worst.page().tokens().scrambled() > FEW_DISGUISED;
    }

    @Override
    public String toString() {
        return "InjectionGuardrail(threshold " + threshold + ")";
    }
}
