package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.route.Audience.Telling;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Too many incidents at once, for one notifier: beyond the cap they are told as one, which is brought up to date at 1, 2, 5,
 * 10, 20, 50 … of them, and is over when none of them is left. One that becomes critical leaves it and is told by itself. Whatever is told is
 * decided by the incidents alone, so the same incidents in the same order make the same storm again.
 */
final class Storm {

    private final StormCap cap;
    private final String notifier;
    private final Deque<Instant> openings = new ArrayDeque<>();
    private final Map<IncidentKey, Incident> swallowed = new HashMap<>(); // those that are open still
    private Optional<Summary> summary = Optional.empty();

    Storm(StormCap cap, String notifier) {
        this.cap = cap;
        this.notifier = notifier;
    }

    List<Telling> pass(Telling telling) {
        Incident incident = telling.change().incident();
        Incident before = swallowed.get(incident.key());
        if (before != null && before.isSame(incident)) {
            return goOn(telling);
        }
        if (!telling.first() || !incident.isOpen() || !exceeds(incident) || isCritical(incident)) {
            return List.of(telling);
        }
        Summary next = summary.map(it -> it.with(incident)).orElseGet(() -> Summary.of(notifier, incident));
        swallowed.put(incident.key(), incident);
        boolean opens = summary.isEmpty();
        summary = Optional.of(next);
        return isWorthTelling(next.count()) ? List.of(telling(next.change(opens), opens)) : List.of();
    }

    /** These were told as one by an earlier process; some may be over. */
    void resume(List<Incident> toldAsOne) {
        for (Incident each : toldAsOne) {
            summary = Optional.of(summary.map(it -> it.with(each)).orElseGet(() -> Summary.of(notifier, each)));
            if (each.isOpen()) {
                swallowed.put(each.key(), each);
            }
        }
    }

    /** Says that it is over, if the last of them ended unseen. */
    Optional<Telling> overBy(Instant now) {
        return summary.isPresent() && swallowed.isEmpty() ? Optional.of(over(now)) : Optional.empty();
    }

    /** Also counts it. */
    private boolean exceeds(Incident incident) {
        Instant at = incident.openedAt();
        openings.removeIf(it -> !it.plus(cap.window()).isAfter(at));
        openings.addLast(at);
        return openings.size() > cap.most();
    }

    private List<Telling> goOn(Telling telling) {
        Incident incident = telling.change().incident();
        List<Telling> tellings = new ArrayList<>();
        if (isCritical(incident)) {
            tellings.add(new Telling(notifier, telling.change(), true));
        } else if (incident.isOpen()) {
            swallowed.put(incident.key(), incident);
            return tellings;
        }
        swallowed.remove(incident.key());
        if (swallowed.isEmpty()) {
            tellings.add(over(incident.resolvedAt().orElse(incident.openedAt())));
        }
        return tellings;
    }

    private Telling over(Instant at) {
        IncidentChange over = summary.orElseThrow().over(at);
        summary = Optional.empty();
        return telling(over, false);
    }

    private Telling telling(IncidentChange change, boolean first) {
        return new Telling(notifier, change, first);
    }

    private static boolean isCritical(Incident incident) {
        return incident.worstSeverity() == Severity.CRITICAL;
    }

    /** 1, 2, 5, 10, 20, 50, and so on. */
    private static boolean isWorthTelling(int count) {
        int step = count;
        while (step % 10 == 0) {
            step /= 10;
        }
        return Set.of(1, 2, 5).contains(step);
    }
}
