package io.llmops.alerting.incident;

import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong, as it stood at one moment: an immutable snapshot that can be stored, sent and read back.
 *
 * @param occurrence how many times this key has been opened, this one included
 * @param severity that of its worst member. It rises and falls with the severity of each alert; one that is resolved counts
 *     with what it had last
 * @param labels what it is about, in the order in which people should read them
 * @param onset when the earliest breach among its members began: before anyone noticed
 * @param openedAt when it was detected
 * @param members its alerts, in the order in which they joined
 * @param traceIds up to five traces to look at, the newest first
 * @param handling what people have done about it
 * @param background what helps to understand it
 */
public record Incident(
        IncidentKey key,
        long occurrence,
        String namespace,
        String title,
        Severity severity,
        Map<String, String> labels,
        Instant onset,
        Instant openedAt,
        Optional<Instant> resolvedAt,
        List<Member> members,
        List<String> traceIds,
        Handling handling,
        Background background) {

    /** One that nobody has done anything about, and nothing else is known of. */
    public Incident(
            IncidentKey key,
            long occurrence,
            String namespace,
            String title,
            Severity severity,
            Map<String, String> labels,
            Instant onset,
            Instant openedAt,
            Optional<Instant> resolvedAt,
            List<Member> members,
            List<String> traceIds) {
        this(
                key,
                occurrence,
                namespace,
                title,
                severity,
                labels,
                onset,
                openedAt,
                resolvedAt,
                members,
                traceIds,
                Handling.none(),
                Background.none());
    }

    public Incident {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        members = List.copyOf(members);
        traceIds = List.copyOf(traceIds);
    }

    /** Whether it stands for many others that are told as one: then it has no alerts of its own. */
    public boolean isSummary() {
        return members.isEmpty();
    }

    public boolean isOpen() {
        return resolvedAt.isEmpty();
    }

    /** From onset to resolve; empty while it is open. */
    public Optional<Duration> lasted() {
        return resolvedAt.map(it -> Duration.between(onset, it));
    }

    /** The member that says most: of the worst ones, that which began first. */
    public Optional<Member> worstMember() {
        return members.stream().min(Member.WORST_FIRST);
    }

    /** How bad it has been at worst. */
    public Severity worstSeverity() {
        return members.stream()
                .map(Member::worst)
                .filter(it -> it.isAtLeast(severity))
                .max(Comparator.naturalOrder())
                .orElse(severity);
    }

    /** The same after people have done something about it. */
    public Incident handled(Handling handling) {
        return new Incident(
                key,
                occurrence,
                namespace,
                title,
                severity,
                labels,
                onset,
                openedAt,
                resolvedAt,
                members,
                traceIds,
                handling,
                background);
    }

    /** Whether both are about the same occurrence. */
    public boolean isSame(Incident other) {
        return key.equals(other.key) && occurrence == other.occurrence;
    }

    @Override
    public String toString() {
        return (isOpen() ? "open " : "resolved ") + severity + ": " + title + " (" + key + " #" + occurrence + ")";
    }
}
