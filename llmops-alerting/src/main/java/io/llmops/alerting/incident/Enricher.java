package io.llmops.alerting.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out what helps to understand an incident. Asked whenever it changes, on the thread that ticks; what it throws is caught. */
@FunctionalInterface
public interface Enricher {

    Background of(Incident incident);

    /** Both: the facts of the other one after those of this, which win, and its happenings. */
    default Enricher and(Enricher other) {
        return incident -> {
            Background one = of(incident);
            Background two = other.of(incident);
            Map<String, String> facts = new LinkedHashMap<>(one.facts());
            two.facts().forEach(facts::putIfAbsent);
            List<Background.Happening> happenings = new ArrayList<>(one.happenings());
            happenings.addAll(two.happenings());
            happenings.sort((a, b) -> b.at().compareTo(a.at()));
            return new Background(facts, happenings);
        };
    }
}
