package io.llmops.alerting.route.file;

import io.llmops.alerting.silence.Inhibition;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a file of routes may name without saying what it is.
 *
 * @param notifiers the notifiers that there are; none if nobody knows yet, and then any name is taken for one
 * @param inhibitions rules to include, by the name of their pack
 */
public record RouteNames(Set<String> notifiers, Map<String, List<Inhibition>> inhibitions) {

    /** The pack that holds where a file does not speak of inhibitions. */
    static final String STANDARD = "standard";

    public RouteNames {
        notifiers = Set.copyOf(notifiers);
        inhibitions = Map.copyOf(inhibitions);
    }

    /** Any notifier, and no packs. */
    public static RouteNames any() {
        return new RouteNames(Set.of(), Map.of());
    }
}
