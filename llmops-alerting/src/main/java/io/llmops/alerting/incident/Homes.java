package io.llmops.alerting.incident;

import io.llmops.alerting.signal.Labels;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where alerts are at home: by alert and by finest group, the open incidents that may have it; whether one still does it
 * says itself. So an alert costs the same whether ten incidents are open or thousands.
 */
final class Homes {

    private final Map<MemberId, Set<OpenIncident>> byAlert = new HashMap<>();
    private final Map<Labels, Set<OpenIncident>> byGroup = new HashMap<>();
    private final Map<OpenIncident, Long> order = new HashMap<>();
    private long opened;

    /** An incident is open, with the alerts that it has. */
    void open(OpenIncident incident) {
        order.put(incident, opened++);
        incident.groups().forEach((alert, finest) -> add(incident, alert, finest));
    }

    /** An open incident has this alert. */
    void add(OpenIncident incident, MemberId alert, Labels finest) {
        byAlert.computeIfAbsent(alert, any -> new LinkedHashSet<>(1)).add(incident);
        byGroup.computeIfAbsent(finest, any -> new LinkedHashSet<>(1)).add(incident);
    }

    void close(OpenIncident incident) {
        order.remove(incident);
        incident.groups().forEach((alert, finest) -> {
            remove(byAlert, alert, incident);
            remove(byGroup, finest, incident);
        });
    }

    private static <K> void remove(Map<K, Set<OpenIncident>> from, K key, OpenIncident incident) {
        from.computeIfPresent(key, (any, homes) -> homes.remove(incident) && homes.isEmpty() ? null : homes);
    }

    /** The one that has this alert, its own before others, else the oldest. */
    Optional<OpenIncident> ofAlert(MemberId alert, Optional<OpenIncident> own) {
        return first(byAlert.getOrDefault(alert, Set.of()), it -> it.has(alert), own);
    }

    /** The one that has an alert of this finest group, its own before others, else the oldest. */
    Optional<OpenIncident> ofGroup(Labels finest, Optional<OpenIncident> own) {
        return first(byGroup.getOrDefault(finest, Set.of()), it -> it.isAbout(finest), own);
    }

    private Optional<OpenIncident> first(
            Set<OpenIncident> candidates, Predicate<OpenIncident> fits, Optional<OpenIncident> own) {
        return own.filter(candidates::contains)
                .filter(fits)
                .or(() -> candidates.stream().filter(fits).min(Comparator.comparing(order::get)));
    }
}
