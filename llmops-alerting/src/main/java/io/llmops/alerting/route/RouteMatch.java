package io.llmops.alerting.route;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.WeekSchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which incidents a route takes, and when: all that is said has to be so.
 *
 * <pre>{@code
 * RouteMatch.atLeast(Severity.ERROR).where("model", "gpt-*").where("environment", "!staging").during(officeHours)
 * }</pre>
 *
 * @param atLeast how bad it is, or was at any time
 * @param atMost how bad it has been at worst
 * @param where what {@code monitor}, {@code model}, {@code family}, {@code provider}, {@code environment}, {@code scope},
 *     {@code cause} or any label of it, or of one of its alerts, must be
 * @param during only at these times
 * @param outside only at other times than these
 */
public record RouteMatch(
        Severity atLeast,
        Severity atMost,
        Map<String, TextMatch> where,
        Optional<WeekSchedule> during,
        Optional<WeekSchedule> outside) {

    private static final RouteMatch EVERYTHING =
            new RouteMatch(Severity.INFO, Severity.CRITICAL, Map.of(), Optional.empty(), Optional.empty());

    public RouteMatch {
        if (!atMost.isAtLeast(atLeast)) {
            throw new IllegalArgumentException(
                    "Nothing is at least " + atLeast + " and at most " + atMost + "; swap them");
        }
        where = Collections.unmodifiableMap(new TreeMap<>(where));
    }

    public static RouteMatch everything() {
        return EVERYTHING;
    }

    public static RouteMatch atLeast(Severity severity) {
        return new RouteMatch(severity, Severity.CRITICAL, Map.of(), Optional.empty(), Optional.empty());
    }

    public RouteMatch atMost(Severity severity) {
        return new RouteMatch(atLeast, severity, where, during, outside);
    }

    /** Only where this matches, see {@link TextMatch}. */
    public RouteMatch where(String name, String pattern) {
        Map<String, TextMatch> more = new TreeMap<>(where);
        if (more.put(name, TextMatch.of(pattern)) != null) {
            throw new IllegalArgumentException("It is already said what " + name + " must be");
        }
        return new RouteMatch(atLeast, atMost, more, during, outside);
    }

    public RouteMatch during(WeekSchedule times) {
        return new RouteMatch(atLeast, atMost, where, Optional.of(times), outside);
    }

    public RouteMatch outside(WeekSchedule times) {
        return new RouteMatch(atLeast, atMost, where, during, Optional.of(times));
    }

    boolean matches(Incident incident, Instant now) {
        return incident.worstSeverity().isAtLeast(atLeast)
                && atMost.isAtLeast(incident.worstSeverity())
                && during.filter(it -> !it.contains(now)).isEmpty()
                && outside.filter(it -> it.contains(now)).isEmpty()
                && where.entrySet().stream()
                        .allMatch(it -> it.getValue().matchesOneOf(Trait.valuesOf(incident, it.getKey())));
    }

    /** Whether it takes all that the other one does, as far as that can be seen without looking into patterns. */
    boolean includes(RouteMatch other) {
        return other.atLeast.isAtLeast(atLeast)
                && atMost.isAtLeast(other.atMost)
                && other.where.entrySet().containsAll(where.entrySet())
                && (during.isEmpty() || during.equals(other.during))
                && (outside.isEmpty() || outside.equals(other.outside));
    }

    /** Whether nothing but the severity matters. */
    boolean isOfSeverityOnly() {
        return where.isEmpty() && during.isEmpty() && outside.isEmpty();
    }

    /** In words: {@code at least error, model gpt-*, during mon-fri 08:00-18:00 Europe/Berlin}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (atLeast != Severity.INFO) {
            parts.add("at least " + atLeast);
        }
        if (atMost != Severity.CRITICAL) {
            parts.add("at most " + atMost);
        }
        where.forEach((name, match) -> parts.add(name + " " + match));
        during.ifPresent(it -> parts.add("during " + it));
        outside.ifPresent(it -> parts.add("outside " + it));
        return parts.isEmpty() ? "everything" : String.join(", ", parts);
    }
}
