package io.llmops.alerting.route;

import io.llmops.alerting.route.Audience.Telling;
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

    /** What to tell instead, which may be nothing. */
    List<Telling> pass(Telling telling) {
        return cap.isEmpty()
                ? List.of(telling)
                : storms.computeIfAbsent(telling.notifier(), it -> new Storm(cap.get(), it))
                        .pass(telling);
    }
}
