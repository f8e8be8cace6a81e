package io.llmops.alerting.incident.background;

import io.llmops.alerting.incident.Background.Happening;
import io.llmops.alerting.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The latest things that changed. Safe for threads. */
final class Happenings {

    private static final int MOST = 500;
    private static final int MOST_SHOWN = 5;
    static final Duration LOOKED_BACK = Duration.ofHours(24);

    private final Deque<Entry> latest = new ArrayDeque<>();

    /** @param model whom it concerns; empty for everybody */
    private record Entry(Happening happening, Optional<String> model) {}

    synchronized void add(Happening happening, Optional<String> model) {
        latest.addLast(new Entry(happening, model));
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    /** What may have to do with it: the latest of the day before its onset, and until it was detected. */
    synchronized List<Happening> before(Incident incident, Set<String> models) {
        Instant from = incident.onset().minus(LOOKED_BACK);
        return latest.stream()
                .filter(it -> it.model().isEmpty()
                        || models.isEmpty()
                        || models.contains(it.model().get()))
                .map(Entry::happening)
                .filter(it -> !it.at().isBefore(from) && !it.at().isAfter(incident.openedAt()))
                .sorted(Comparator.comparing(Happening::at).reversed())
                .distinct()
                .limit(MOST_SHOWN)
                .toList();
    }
}
