package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.route.Audience.Telling;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The storms of all notifiers, each with its own: what is too much in the pager may be little in a log. */
final class Storms {

    private final Optional<StormCap> cap;
    private final Map<String, Storm> storms = new HashMap<>();

    Storms(Optional<StormCap> cap) {
        this.cap = cap;
    }

    /** Goes on with the storm of an earlier process. */
    void resume(String notifier, List<Incident> toldAsOne) {
        cap.ifPresent(it ->
                storms.computeIfAbsent(notifier, name -> new Storm(it, name)).resume(toldAsOne));
    }

    /** Says so of storms of which nothing is left. */
    List<Telling> over(Instant now) {
        return storms.values().stream().flatMap(it -> it.overBy(now).stream()).toList();
    }

    /** What to tell instead, which may be nothing. */
    List<Telling> pass(Telling telling) {
        return cap.isEmpty()
                ? List.of(telling)
                : storms.computeIfAbsent(telling.notifier(), it -> new Storm(cap.get(), it))
                        .pass(telling);
    }
}
