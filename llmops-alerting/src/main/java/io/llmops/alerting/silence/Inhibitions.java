package io.llmops.alerting.silence;

import io.llmops.alerting.monitor.Prose;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules of inhibition, and which sources fire: told on every step, so that after a restart the first one knows. Only the
 * grace after a source is forgotten with the process. Used by one thread.
 */
final class Inhibitions {

    private final List<Inhibition> rules;
    private final Map<SourceId, Source> sources = new LinkedHashMap<>();

    /** An alert that fires, or did of late. */
    private record Source(String monitor, Labels labels, Severity severity, Instant lastSeen, boolean fires) {}

    private record SourceId(String monitor, Labels labels) {}

    /** @throws IllegalArgumentException if rules inhibit each other in a circle */
    Inhibitions(List<Inhibition> rules) {
        this.rules = List.copyOf(rules);
        for (Inhibition rule : rules) {
            requireNoCircle(rule, rule, new HashSet<>());
        }
    }

    /** A rule may lead to itself, because no source is a target of its own rule. */
    private void requireNoCircle(Inhibition first, Inhibition at, Set<Inhibition> seen) {
        for (Inhibition next : rules) {
            if (next.equals(at) || !at.leadsTo(next)) {
                continue;
            }
            if (next.equals(first)) {
                throw new IllegalArgumentException(
                        "Inhibitions go in a circle, in which alerts could hide each other for ever: " + first
                                + "; and " + at + "; drop one, or narrow its target");
            }
            if (seen.add(next)) {
                requireNoCircle(first, next, seen);
            }
        }
    }

    List<Inhibition> rules() {
        return rules;
    }

    /** How many monitors have to be judged before this one, at least as far as rules go. */
    int rank(String monitor, Collection<String> monitors) {
        return rank(monitor, monitors, new HashMap<>());
    }

    private int rank(String monitor, Collection<String> monitors, Map<String, Integer> ranks) {
        Integer known = ranks.get(monitor);
        if (known != null) {
            return known;
        }
        ranks.put(monitor, 0);
        int rank = 0;
        for (Inhibition rule : rules) {
            if (Glob.matches(rule.target().monitor(), monitor)) {
                for (String source : monitors) {
                    boolean before = Glob.matches(rule.source().monitor(), source) && !source.equals(monitor);
                    rank = before ? Math.max(rank, 1 + rank(source, monitors, ranks)) : rank;
                }
            }
        }
        ranks.put(monitor, rank);
        return rank;
    }

    /** Which alerts of this monitor people could be told of now. */
    void fires(String monitor, Map<Labels, Severity> firing, Instant now) {
        if (rules.stream().noneMatch(it -> Glob.matches(it.source().monitor(), monitor))) {
            return;
        }
        for (Map.Entry<SourceId, Source> each : sources.entrySet()) {
            Source it = each.getValue();
            if (it.monitor.equals(monitor) && !firing.containsKey(it.labels)) {
                each.setValue(new Source(it.monitor, it.labels, it.severity, it.lastSeen, false));
            }
        }
        firing.forEach((labels, severity) ->
                sources.put(new SourceId(monitor, labels), new Source(monitor, labels, severity, now, true)));
    }

    /** Forgets sources that are over for longer than any grace. */
    void forgetOver(Instant now) {
        for (Iterator<Source> each = sources.values().iterator(); each.hasNext(); ) {
            Source source = each.next();
            if (!source.fires && rules.stream().noneMatch(it -> isWithin(it, source, now))) {
                each.remove();
            }
        }
    }

    private static boolean isWithin(Inhibition rule, Source source, Instant now) {
        return source.fires || source.lastSeen.plus(rule.grace()).isAfter(now);
    }

    /** Which source explains this alert, in words; empty if none does. */
    Optional<String> inhibiting(String monitor, Labels labels, Instant now) {
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        List<String> why = new ArrayList<>();
        for (Inhibition rule : rules) {
            if (rule.isTarget(monitor, labels)) {
                sources.values().stream()
                        .filter(it -> explains(rule, it, labels, now))
                        .findFirst()
                        .ifPresent(it -> why.add(sentence(rule, it)));
            }
        }
        return why.stream().findFirst();
    }

    private static boolean explains(Inhibition rule, Source source, Labels target, Instant now) {
        return source.severity.isAtLeast(rule.atLeast())
                && rule.source().matches(source.monitor, source.labels)
                && rule.equal().stream().allMatch(it -> source.labels.get(it).equals(target.get(it)))
                && isWithin(rule, source, now);
    }

    private static String sentence(Inhibition rule, Source source) {
        String which = source.monitor + (source.labels.isEmpty() ? "" : " " + source.labels);
        return source.fires
                ? "inhibited by " + which
                : "inhibited for " + Prose.duration(rule.grace()) + " after " + which;
    }
}
