package io.llmops.alerting.signal;

import io.llmops.alerting.signal.Exemplars.Exemplar;
import java.util.ArrayList;
import java.util.List;

/** Adds up what the series of one group hold of a window. */
final class Gathering {

    final Tally tally = new Tally();
    final List<Exemplar> traces = new ArrayList<>(0);
    private final Aggregate.Kind kind;
    long count;
    double sum;
    double min = Double.NaN;
    double max = Double.NaN;

    Gathering(Aggregate.Kind kind) {
        this.kind = kind;
    }

    Aggregate aggregate() {
        return new Aggregate(kind, count, sum, min, max, tally.toDistribution(), Exemplars.of(traces));
    }
}
