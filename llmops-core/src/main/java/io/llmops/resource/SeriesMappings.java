package io.llmops.resource;

import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.llmops.telemetry.ObservedMetric.Kind;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Several series, each on its own. */
final class SeriesMappings implements PrometheusMapping {

    private final List<SeriesMapping> mappings;
    private final List<ObservedMetric> metrics;

    private record Series(ObservedMetric metric, Attributes attributes) {}

    SeriesMappings(List<SeriesMapping> mappings) {
        if (mappings.isEmpty()) {
            throw new IllegalArgumentException("A mapping needs at least one series; name one");
        }
        Set<String> seen = new HashSet<>();
        for (SeriesMapping mapping : mappings) {
            if (!seen.add(mapping.series() + " " + mapping.metric().name())) {
                throw new IllegalArgumentException("Series " + mapping.series() + " is mapped to "
                        + mapping.metric().name() + " twice; map it once");
            }
        }
        this.mappings = mappings;
        this.metrics =
                DistinctMetrics.of(mappings.stream().map(SeriesMapping::metric).toList());
    }

    @Override
    public Set<String> series() {
        return mappings.stream().map(SeriesMapping::series).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<ObservedMetric> metrics() {
        return metrics;
    }

    @Override
    public List<Observation> map(List<PrometheusSample> samples) {
        Map<Series, Double> values = new LinkedHashMap<>();
        for (SeriesMapping mapping : mappings) {
            for (PrometheusSample sample : samples) {
                if (sample.name().equals(mapping.series())) {
                    mapping.map(sample).ifPresent(it -> add(it, values));
                }
            }
        }
        List<Observation> found = new ArrayList<>();
        values.forEach((series, value) -> found.add(new Observation(series.metric, value, series.attributes)));
        return found;
    }

    private static void add(Observation one, Map<Series, Double> values) {
        boolean addsUp = one.metric().kind() == Kind.UP_DOWN_COUNTER;
        values.merge(
                new Series(one.metric(), one.attributes()),
                one.value(),
                addsUp ? Double::sum : (a, b) -> Math.max(a, b));
    }
}
