package io.llmops.probe.judge;

import java.util.List;
import java.util.Optional;

/**
 * What a judge looks at.
 *
 * @param name of few values, such as {@code relevance}
 * @param criterion what the grades 1 (bad) to 5 (good) mean, in sentences to the judge
 */
public record Rubric(String name, String criterion) {

    public static final Rubric RELEVANCE = new Rubric("relevance", """
            How far does the answer answer the question that was asked?
            5: all of the question, and nothing but it. 3: a part of it, or much that was not asked. 1: another question, or none.
            Whether the answer is true does not matter here.""");

    public static final Rubric COHERENCE = new Rubric("coherence", """
            How well does the answer hang together?
            5: clear, complete sentences in a sensible order, without contradiction. 3: understandable, with gaps, jumps or repetition. 1: garbled, contradicting itself, or broken off.
            Whether the answer is true does not matter here.""");

    public static final Rubric FACTUAL_ACCURACY = new Rubric("factual_accuracy", """
            How true is the answer?
            Where a reference is given, it is the truth: compare what the answer claims with it, not its words. Otherwise go by what you know for certain.
            5: every claim is true. 3: the main claim is true, some detail is wrong. 1: the main claim is wrong, or there is none.""");

    public static final Rubric GROUNDEDNESS = new Rubric("groundedness", """
            How far is the answer supported by the context?
            5: every claim follows from the context. 3: the main claim does, some detail does not. 1: the main claim does not.
            What is true but not in the context is not supported. An answer that says that the context does not tell, where it does not, is supported.""");

    private static final List<Rubric> BUILT_IN = List.of(RELEVANCE, COHERENCE, FACTUAL_ACCURACY, GROUNDEDNESS);
    private static final int MAX_CRITERION = 10_000;

    public Rubric {
        if (name.isBlank() || criterion.isBlank() || criterion.length() > MAX_CRITERION) {
            throw new IllegalArgumentException("Rubric '" + name + "' needs a name and a criterion of 1 to "
                    + MAX_CRITERION + " characters, such as '5: names both causes. 1: names none.'");
        }
    }

    /** One that asks something of its own. */
    public static Rubric custom(String criterion) {
        return new Rubric("custom", criterion);
    }

    public static List<Rubric> builtIn() {
        return BUILT_IN;
    }

    public static Optional<Rubric> builtIn(String name) {
        return BUILT_IN.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
