package io.llmops.guardrails.injection.training;

import io.llmops.guardrails.injection.model.Features;
import io.llmops.guardrails.injection.model.Page;
import io.llmops.guardrails.injection.model.Window;
import io.llmops.guardrails.injection.view.View;
import io.llmops.guardrails.injection.view.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A labelled text as the classifier sees it: all windows of all its views.
 *
 * @param weight how much it counts in training
 */
record Bag(Example example, List<Sight> sights, double weight) {

    /** The features of one window. */
    static final class Sight {

        private final int[] features;
        private final int[] ends;
        private final boolean suspect;

        Sight(int[] features, int[] ends, boolean suspect) {
            this.features = features;
            this.ends = ends;
            this.suspect = suspect;
        }

        int feature(int index) {
            return features[index];
        }

        int end(int group) {
            return ends[group];
        }

        /** Whether the attack may be in it. */
        boolean suspect() {
            return suspect;
        }

        /** The same, with features of these groups alone. */
        Sight only(List<Integer> groups) {
            int[] kept = new int[features.length];
            int[] keptEnds = new int[ends.length];
            int size = 0;
            for (int group = 0; group < ends.length; group++) {
                int from = group == 0 ? 0 : ends[group - 1];
                int length = groups.contains(group) ? ends[group] - from : 0;
                System.arraycopy(features, from, kept, size, length);
                size += length;
                keptEnds[group] = size;
            }
            return new Sight(Arrays.copyOf(kept, size), keptEnds, suspect);
        }
    }

    static Bag of(Example example) {
        List<Sight> sights = new ArrayList<>();
        Features features = new Features();
        for (View view : Views.of(example.text())) {
            Page page = Page.of(view);
            for (Window window : page.windows()) {
                features.look(page, window);
                int[] ends = new int[Features.GROUPS];
                for (int group = 0; group < ends.length; group++) {
                    ends[group] = features.end(group);
                }
                sights.add(new Sight(features.toArray(), ends, example.attack() && meets(page, window, example)));
            }
        }
        return new Bag(example, sights, 1);
    }

    private static boolean meets(Page page, Window window, Example example) {
        int from = page.view().origin(page.tokens().start(window.from()));
        int to = page.view().origin(page.tokens().end(window.to() - 1) - 1) + 1;
        return !example.isPart() || (Math.max(from, to) > example.from() && Math.min(from, to) < example.to());
    }

    Bag weighing(double other) {
        return new Bag(example, sights, other);
    }

    Bag only(List<Integer> groups) {
        return new Bag(example, sights.stream().map(each -> each.only(groups)).toList(), weight);
    }
}
