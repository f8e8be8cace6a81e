package io.llmops.alerting.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Up to four traces to look at: those of the two largest and the two smallest numbers, because a monitor asks about one
 * end or the other. Kept largest first. Immutable.
 */
record Exemplars(List<Exemplar> largestFirst) {

    static final int MOST = 4;
    static final Exemplars NONE = new Exemplars(List.of());

    /** A number and the trace in which it was recorded. */
    record Exemplar(String traceId, double number) {}

    static Exemplars of(List<Exemplar> all) {
        if (all.isEmpty()) {
            return NONE;
        }
        Map<String, Exemplar> byTrace = new LinkedHashMap<>();
        all.stream()
                .sorted(Comparator.comparingDouble(Exemplar::number).reversed())
                .forEach(it -> byTrace.putIfAbsent(it.traceId(), it));
        List<Exemplar> sorted = new ArrayList<>(byTrace.values());
        if (sorted.size() > MOST) {
            sorted.subList(MOST / 2, sorted.size() - MOST / 2).clear();
        }
        return new Exemplars(List.copyOf(sorted));
    }

    static Exemplars merge(List<Exemplars> parts) {
        return of(parts.stream().flatMap(it -> it.largestFirst.stream()).collect(Collectors.toList()));
    }

    List<String> traceIds() {
        return largestFirst.stream().map(Exemplar::traceId).toList();
    }
}
