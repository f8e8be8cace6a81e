package io.llmops.alerting.route;

import io.llmops.alerting.incident.Background;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Many incidents, told as one.
 *
 * @param first the one that was too much
 * @param worst how bad they are at worst
 * @param onset when the earliest of them began
 * @param labels how many have which value of which label
 */
record Summary(
        String notifier,
        Incident first,
        Incident latest,
        int count,
        Severity worst,
        Instant onset,
        Map<String, Map<String, Integer>> labels) {

    private static final int MOST_VALUES = 3;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Summary of(String notifier, Incident first) {
        return new Summary(notifier, first, first, 1, first.severity(), first.onset(), counted(new TreeMap<>(), first));
    }

    Summary with(Incident next) {
        return new Summary(
                notifier,
                first,
                next,
                count + 1,
                next.severity().isAtLeast(worst) ? next.severity() : worst,
                next.onset().isBefore(onset) ? next.onset() : onset,
                counted(labels, next));
    }

    private static Map<String, Map<String, Integer>> counted(
            Map<String, Map<String, Integer>> labels, Incident incident) {
        incident.labels()
                .forEach((label, value) ->
                        labels.computeIfAbsent(label, it -> new TreeMap<>()).merge(value, 1, Integer::sum));
        return labels;
    }

    IncidentChange change(boolean opens) {
        return new IncidentChange(
                opens ? IncidentChange.Kind.OPENED : IncidentChange.Kind.UPDATED,
                incident(Optional.empty()),
                List.of(title() + "; the latest: " + latest.title()));
    }

    /** None of them is left. */
    IncidentChange over(Instant at) {
        return new IncidentChange(
                IncidentChange.Kind.RESOLVED,
                incident(Optional.of(at)),
                List.of("the storm is over: of the " + count + " incidents that were told as one, none is left"));
    }

    private String title() {
        return count + (count == 1 ? " more incident" : " more incidents") + " since " + CLOCK.format(first.openedAt());
    }

    /** Its occurrence is the second in which the storm began: the same after a restart, and greater for the next. */
    private Incident incident(Optional<Instant> resolvedAt) {
        Map<String, String> facts = new LinkedHashMap<>();
        labels.forEach((label, values) -> facts.put(label, top(values)));
        return new Incident(
                IncidentKey.of(first.namespace(), Labels.of("llmops.storm", notifier)),
                first.openedAt().getEpochSecond(),
                first.namespace(),
                title(),
                worst,
                Map.of(),
                onset,
                first.openedAt(),
                resolvedAt,
                List.of(),
                List.of(),
                Handling.none(),
                new Background(facts, List.of()));
    }

    private static String top(Map<String, Integer> values) {
        String top = values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(it -> it.getKey() + " (" + it.getValue() + ")")
                .collect(Collectors.joining(", "));
        int more = values.size() - MOST_VALUES;
        return more > 0 ? top + " and " + more + " others" : top;
    }
}
