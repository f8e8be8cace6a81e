package io.llmops.evaluation.heuristic;

import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.NoApology;
import io.llmops.evaluation.Refusal;
import java.util.List;

/**
 * The evaluators that judge every call by default: all that cost microseconds. Each judges only calls that give it
 * something to judge: most answers in prose get seven or eight evaluations.
 *
 * <pre>{@code
 * List<Evaluator> some = new ArrayList<>(StandardEvaluators.all());
 * some.removeIf(Coherence.class::isInstance);
 * LlmOps.builder().evaluators(some)
 * }</pre>
 */
public final class StandardEvaluators {

    private static final List<Evaluator> ALL = List.of(
            new AnswerRelevance(),
            new Refusal(),
            new NoApology(),
            new NotEmpty(),
            new Completeness(),
            new NoRepetition(),
            new SameLanguage(),
            new PlausibleLength(),
            new ValidFormat(),
            new ValidToolCall(),
            new Groundedness(),
            new Coherence());

    private StandardEvaluators() {}

    public static List<Evaluator> all() {
        return ALL;
    }
}
