package io.llmops.resource;

import io.llmops.telemetry.ObservedMetric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One metric for each name. */
final class DistinctMetrics {

    private DistinctMetrics() {}

    /** @throws IllegalArgumentException if two of one name are not the same */
    static List<ObservedMetric> of(List<ObservedMetric> metrics) {
        Map<String, ObservedMetric> byName = new LinkedHashMap<>();
        for (ObservedMetric metric : metrics) {
            ObservedMetric known = byName.putIfAbsent(metric.name().toLowerCase(Locale.ROOT), metric);
            if (known != null && !known.equals(metric)) {
                throw new IllegalArgumentException("Metric " + metric.name() + " is given twice and not alike: " + known
                        + " and " + metric + "; use one ObservedMetric for both, or two names");
            }
        }
        return new ArrayList<>(byName.values());
    }
}
