package io.llmops.examples.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the troubles of a day with the incidents that were opened. An incident belongs to the trouble that reigned
 * when it opened, or had ended less than {@value #GRACE_MINUTES} minutes before; one that belongs to none, or comes second
 * for its trouble, is false.
 */
final class Scoreboard {

    private static final int GRACE_MINUTES = 10;
    private static final long GRACE = Duration.ofMinutes(GRACE_MINUTES).toNanos();

    /** An incident as people saw it. */
    static final class Opened {
        final String key;
        final String title;
        final long atNanos;
        boolean woke;
        long resolvedNanos = -1;

        Opened(String key, String title, long atNanos) {
            this.key = key;
            this.title = title;
            this.atNanos = atNanos;
        }

        boolean resolved() {
            return resolvedNanos >= 0;
        }
    }

    /**
     * The score of a day.
     *
     * @param rightlyTold of how many troubles somebody was woken if they are worth it, and nobody else
     * @param timesToDetect in nanoseconds
     */
    record Score(
            int injected,
            int opened,
            int missed,
            int falses,
            int unresolved,
            int rightlyTold,
            List<Long> timesToDetect) {}

    private final List<Opened> incidents = new ArrayList<>();
    private final Map<String, Opened> open = new LinkedHashMap<>();

    synchronized void opened(String key, String title, long atNanos) {
        Opened incident = new Opened(key, title, atNanos);
        incidents.add(incident);
        open.put(key, incident);
    }

    /** It is so bad that somebody is woken for it. */
    synchronized void woke(String key) {
        Opened incident = open.get(key);
        if (incident != null) {
            incident.woke = true;
        }
    }

    synchronized void resolved(String key, long atNanos) {
        Opened incident = open.remove(key);
        if (incident != null) {
            incident.resolvedNanos = atNanos;
        }
    }

    /** The incident that belongs to each trouble; troubles that were missed have none. */
    synchronized Map<Trouble, Opened> matched(TroublePlan plan) {
        Map<Trouble, Opened> matched = new LinkedHashMap<>();
        for (Opened incident : incidents) {
            Trouble trouble = troubleOf(incident, plan);
            if (trouble != null) {
                matched.putIfAbsent(trouble, incident);
            }
        }
        return matched;
    }

    synchronized List<Opened> falses(TroublePlan plan) {
        List<Opened> falses = new ArrayList<>(incidents);
        falses.removeAll(matched(plan).values());
        return falses;
    }

    synchronized Score score(TroublePlan plan) {
        Map<Trouble, Opened> matched = matched(plan);
        List<Long> times = matched.entrySet().stream()
                .map(entry -> entry.getValue().atNanos - entry.getKey().fromNanos())
                .sorted()
                .toList();
        int injected = plan.troubles().size();
        return new Score(
                injected,
                incidents.size(),
                injected - matched.size(),
                falses(plan).size(),
                open.size(),
                (int) matched.entrySet().stream()
                        .filter(it -> it.getKey().kind().isRight(it.getValue().woke))
                        .count(),
                times);
    }

    private static @Nullable Trouble troubleOf(Opened incident, TroublePlan plan) {
        for (Trouble trouble : plan.troubles()) {
            if (incident.atNanos >= trouble.fromNanos() && incident.atNanos < trouble.untilNanos() + GRACE) {
                return trouble;
            }
        }
        return null;
    }
}
