package io.llmops.guardrails.injection.training;

import io.llmops.guardrails.injection.model.Features;
import io.llmops.guardrails.injection.model.Page;
import io.llmops.guardrails.injection.model.Window;
import io.llmops.guardrails.injection.view.View;
import io.llmops.guardrails.injection.view.Views;
import java.util.ArrayList;
import java.util.List;

/** A labelled text as the classifier sees it: all windows of all its views. */
final class Bag {

    final Example example;
    final List<Sight> sights = new ArrayList<>();
    double weight = 1;

    /** The features of one window. */
    record Sight(int[] features, int[] ends, boolean suspect) {}

    private Bag(Example example) {
        this.example = example;
    }

    static Bag of(Example example) {
        Bag bag = new Bag(example);
        Features features = new Features();
        for (View view : Views.of(example.text())) {
            Page page = Page.of(view);
            for (Window window : page.windows()) {
                features.look(page, window);
                int[] ends = new int[Features.GROUPS];
                for (int group = 0; group < ends.length; group++) {
                    ends[group] = features.end(group);
                }
                boolean suspect = example.attack() && meets(page, window, example);
                bag.sights.add(new Sight(features.toArray(), ends, suspect));
            }
        }
        return bag;
    }

    private static boolean meets(Page page, Window window, Example example) {
        View view = page.view();
        int from = view.origin(page.tokens().start(window.from()));
        int to = view.origin(page.tokens().end(window.to() - 1) - 1) + 1;
        return !example.isPart() || (Math.max(from, to) > example.from() && Math.min(from, to) < example.to());
    }
}
