package io.llmops.alerting.signal;

import io.llmops.alerting.signal.Exemplars.Exemplar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what the series of one group hold of a window. */
final class Gathering {

    final List<Exemplar> traces = new ArrayList<>(0);
    private final Aggregate.Kind kind;
    private @Nullable Tally only;
    private @Nullable Tally owned;
    long count;
    double sum;
    double min = Double.NaN;
    double max = Double.NaN;

    Gathering(Aggregate.Kind kind) {
        this.kind = kind;
    }

    /** Adds a distribution that may go on changing afterwards: it is copied only if it is not the only one. */
    void add(Tally part) {
        if (only == null) {
            only = part;
        } else {
            tally().add(part);
        }
    }

    /** To add to. */
    Tally tally() {
        Tally mine = owned;
        if (mine == null) {
            mine = new Tally();
            if (only != null) {
                mine.add(only);
            }
            owned = mine;
            only = mine;
        }
        return mine;
    }

    Aggregate aggregate() {
        Distribution distribution = only == null ? Distribution.EMPTY : only.toDistribution();
        return new Aggregate(kind, count, sum, min, max, distribution, Exemplars.of(traces));
    }
}
