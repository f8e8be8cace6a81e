package io.llmops.guardrails.injection.model;

import io.llmops.guardrails.injection.language.Hits;
import io.llmops.guardrails.injection.language.Rule;
import io.llmops.guardrails.injection.language.Rules;
import io.llmops.guardrails.injection.view.View;
import io.llmops.guardrails.injection.view.Views;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The most suspicious window of a text, over all its views.
 *
 * @param page where it is; null if the text has no words
 * @param score as the model gives it
 */
public record Sighting(double score, @Nullable Page page, Window window) {

    private static final double NOTHING = -20;

    /** Looks at all of a text. */
    public static Sighting in(String text, LinearModel model) {
        Sighting worst = new Sighting(NOTHING, null, new Window(0, 0));
        Features features = new Features();
        for (View view : Views.of(text)) {
            Page page = Page.of(view);
            RunningSums sums = new RunningSums(page, model, features);
            for (Window window : page.windows()) {
                double score = sums.score(window);
                if (score > worst.score) {
                    worst = new Sighting(score, page, window);
                }
            }
        }
        return worst;
    }

    /** The rule that adds most to the score; none if no rule adds to it. */
    public Optional<Rule> rule(LinearModel model) {
        Rule best = null;
        double most = 0;
        Hits hits = page == null ? null : page.hits();
        for (int i = 0; hits != null && i < hits.size(); i++) {
            double weight = model.weight(Features.ofRule(hits.rule(i)));
            if (hits.start(i) >= window.from() && hits.end(i) < window.to() && weight > most) {
                most = weight;
                best = Rules.ALL.get(hits.rule(i));
            }
        }
        return Optional.ofNullable(best);
    }

    /** Where in the text it begins. */
    public int start() {
        return page == null ? 0 : page.view().origin(page.tokens().start(window.from()));
    }
}
