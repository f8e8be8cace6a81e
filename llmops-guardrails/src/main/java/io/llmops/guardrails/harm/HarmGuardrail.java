package io.llmops.guardrails.harm;

import io.llmops.guardrails.Guardrail;
import io.llmops.guardrails.HoldBack;
import io.llmops.guardrails.Text;
import io.llmops.guardrails.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blocks requests for harm and toxic language, by words and what is around them. Categories: {@code violence},
 * {@code self_harm}, {@code self_harm_risk}, {@code weapons}, {@code drugs}, {@code hate}, {@code harassment},
 * {@code sexual}, {@code cybercrime}, {@code fraud}.
 *
 * <pre>{@code
 * Guardrails.builder()
 *         .input(new HarmGuardrail().without("sexual"))
 *         .output(new HarmGuardrail().withModel(text -> classifier.scores(text)), Enforcement.observe())
 * }</pre>
 *
 * <p>{@code self_harm_risk} is a person in need, who says "I want to die", and not somebody who asks how to make others do
 * so. A host should answer such a person with help, and not with a refusal: catch
 * {@link io.llmops.call.CallBlockedException} and look at its category, or leave the category out and let the model answer.
 *
 * <p>A text has the score of its worst category: 0.3 (low), 0.6 (medium) or 0.9 (high). What is asked for ("how do I") and
 * what aggravates ("untraceable", "without getting caught") adds a level; what excuses (prevention, medicine, law, news,
 * history, fiction, how to protect oneself) takes one or two away. {@link #withThreshold} sets the score from which a text
 * is blocked, by default {@value #DEFAULT_THRESHOLD}.
 *
 * <h2>Limits</h2>
 *
 * It knows words of English, fewer of German, French, Spanish, Italian and Portuguese, and a few of other languages. Who
 * paraphrases, misspells or encodes is not found, nor is harm that takes no harmful words; slurs are not listed. An excuse
 * can be made up. It is a cheap first look and no moderation: give it a model, or observe and look at what it says. Blocks
 * whole texts; where it enforces, a stream is shown when it is complete. Immutable and thread-safe.
 */
public final class HarmGuardrail implements Guardrail {

    /** The score from which a text is blocked. */
    public static final double DEFAULT_THRESHOLD = 0.6;

    private static final HarmWords WORDS = HarmWords.read();
    private static final Pattern CATEGORY = Pattern.compile("[a-zA-Z0-9_./-]{1,64}");
    private static final String NEED = "self_harm_risk";

    private final double threshold;
    private final Set<String> without;
    private final @Nullable HarmModel model;

    /** All categories, words only. */
    public HarmGuardrail() {
        this(DEFAULT_THRESHOLD, Set.of(), null);
    }

    private HarmGuardrail(double threshold, Set<String> without, @Nullable HarmModel model) {
        this.threshold = threshold;
        this.without = without;
        this.model = model;
    }

    /** The same with another threshold, 0..1. */
    public HarmGuardrail withThreshold(double score) {
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("A threshold of harm is greater than 0 and at most 1: " + score);
        }
        return new HarmGuardrail(score, without, model);
    }

    /**
     * The same, without these categories.
     *
     * @throws IllegalArgumentException if there is no such category, and no model that may know it
     */
    public HarmGuardrail without(String... categories) {
        Set<String> fewer = new TreeSet<>(without);
        for (String category : categories) {
            if (model == null && !WORDS.categories().contains(category)) {
                throw new IllegalArgumentException(
                        "No category of harm is called '" + category + "'; there are " + WORDS.categories());
            }
            fewer.add(category);
        }
        return new HarmGuardrail(threshold, Set.copyOf(fewer), model);
    }

    /** The same, and asks a model too; the higher score of a category counts. */
    public HarmGuardrail withModel(HarmModel other) {
        return new HarmGuardrail(threshold, without, other);
    }

    @Override
    public String name() {
        return "harm";
    }

    @Override
    public double threshold() {
        return threshold;
    }

    @Override
    public HoldBack holdBack() {
        return HoldBack.WHOLE;
    }

    @Override
    public Verdict check(Text text) {
        Map<String, Verdict.Block> found = new TreeMap<>();
        new HarmReading(text.content(), WORDS)
                .scores()
                .forEach((category, score) -> add(found, category, "words", score));
        if (model != null) {
            model.scores(text.content()).forEach((category, score) -> add(found, fixedWord(category), "model", score));
        }
        Verdict.@Nullable Block worst = null;
        for (Verdict.Block each : found.values()) {
            if (worst == null || each.score() > worst.score() || (each.score() == worst.score() && isNeed(each))) {
                worst = each;
            }
        }
        return worst == null ? Verdict.pass() : worst;
    }

    private void add(Map<String, Verdict.Block> found, String category, String rule, double score) {
        if (!without.contains(category)) {
            Verdict.Block block = Verdict.block(category, rule, score);
            if (score > 0) {
                found.merge(category, block, (one, other) -> other.score() > one.score() ? other : one);
            }
        }
    }

    private static boolean isNeed(Verdict.Block block) {
        return block.category().equals(NEED);
    }

    /** Categories become attributes of metrics, so a model must not answer with the text. */
    private static String fixedWord(String category) {
        if (!CATEGORY.matcher(category).matches()) {
            throw new IllegalStateException("A category of a model is a fixed word of letters, digits and _./-");
        }
        return category;
    }
}
