package io.llmops.alerting.incident;

import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An incident from its first alert to its last: takes transitions, gives snapshots. */
final class OpenIncident {

    private static final int MOST_TRACES = 5;

    private final IncidentKey key;
    private final Grouping grouping;
    private final Map<MemberId, Member> members = new LinkedHashMap<>();
    private final Map<MemberId, Labels> groups = new LinkedHashMap<>(); // the finest of each member
    private final List<String> news = new ArrayList<>();
    private List<String> traceIds = List.of();
    private long occurrence; // 0 until it is known to the journal
    private Instant onset = Instant.MAX;
    private Instant openedAt = Instant.MAX;
    private Instant changedAt = Instant.MIN;
    private boolean changed; // whether there is news that is more than a reminder
    private boolean handled; // whether there is news of what people did
    private Handling handling = Handling.none();
    private Background background = Background.none();
    private final Findings findings = new Findings();

    OpenIncident(IncidentKey key, Grouping grouping) {
        this.key = key;
        this.grouping = grouping;
    }

    /** As the journal knows it. */
    static OpenIncident restore(Incident stored, Grouping grouping) {
        OpenIncident incident = new OpenIncident(stored.key(), grouping);
        stored.members().forEach(it -> incident.put(MemberId.of(it), it, grouping.finest(Labels.of(it.labels()))));
        incident.traceIds = stored.traceIds();
        incident.occurrence = stored.occurrence();
        incident.onset = stored.onset();
        incident.openedAt = stored.openedAt();
        incident.handling = stored.handling();
        incident.background = stored.background();
        incident.findings.restore(stored.background().findings());
        return incident;
    }

    private void put(MemberId id, Member member, Labels finest) {
        members.put(id, member);
        groups.put(id, finest);
    }

    /** Whether this alert is one of its open members. */
    boolean has(MemberId alert) {
        Member member = members.get(alert);
        return member != null && member.isOpen();
    }

    /** Whether one of its open members is of this finest group. */
    boolean isAbout(Labels finest) {
        for (Map.Entry<MemberId, Labels> member : groups.entrySet()) {
            if (member.getValue().equals(finest) && has(member.getKey())) {
                return true;
            }
        }
        return false;
    }

    /** The finest group of each member, of those that are over, too. */
    Map<MemberId, Labels> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /** What happened to an alert of that finest group. */
    void apply(Transition transition, MemberId id, Labels finest) {
        Optional<Member> before = Optional.ofNullable(members.get(id)).filter(Member::isOpen);
        if (before.isEmpty() && !opens(transition)) {
            return;
        }
        if (transition.isNews() || transition.to().isTold()) {
            Member now = member(transition, before);
            put(id, now, finest);
            String what = before.map(it -> News.of(transition, it)).orElseGet(() -> News.firstOf(transition));
            tell(what, now, transition);
        }
        learn(transition);
    }

    /** Whether it makes an alert a member: also one that was lost, if it turns out to be known to people. */
    static boolean opens(Transition transition) {
        return transition.isNews() && transition.to().isTold();
    }

    /** What is so of the monitor is said once, however many alerts it has. */
    private void tell(String what, Member member, Transition transition) {
        if (what.isEmpty()) {
            return;
        }
        changed |= transition.kind() != Transition.Kind.REMINDED;
        changedAt = transition.at();
        boolean ofMonitor = transition.kind() == Transition.Kind.EVALUATION_FAILED
                || transition.kind() == Transition.Kind.EVALUATED_AGAIN;
        String sentence = member.monitor() + (ofMonitor ? "" : particulars(member)) + what;
        if (!ofMonitor || !news.contains(sentence)) {
            news.add(sentence);
        }
    }

    private void learn(Transition transition) {
        onset = earlier(onset, transition.onset());
        openedAt = earlier(openedAt, transition.at());
        look(transition.reading().traceIds());
    }

    /** These traces first. */
    private void look(List<String> traces) {
        traceIds = Stream.concat(traces.stream(), traceIds.stream())
                .distinct()
                .limit(MOST_TRACES)
                .toList();
    }

    /** What is not news does not change how bad people take it to be. */
    private static Member member(Transition it, Optional<Member> before) {
        Severity severity =
                it.isNews() ? it.severity() : before.map(Member::severity).orElse(it.severity());
        Severity worst =
                before.map(Member::worst).filter(was -> was.isAtLeast(severity)).orElse(severity);
        return new Member(
                it.monitor().name(),
                it.labels().asMap(),
                it.monitor().summary(),
                severity,
                worst,
                state(it),
                it.onset(),
                it.reading(),
                it.sentence(),
                it.reason(),
                it.monitor().runbook());
    }

    private static Member.State state(Transition transition) {
        if (transition.isResolved()) {
            return Member.State.RESOLVED;
        }
        return switch (transition.to()) {
            case RECOVERING -> Member.State.RECOVERING;
            case FLAPPING -> Member.State.FLAPPING;
            case FIRING, RESOLVED, INACTIVE, PENDING -> Member.State.FIRING;
        };
    }

    /** What tells an alert of this monitor from others of it in the same incident. */
    private String particulars(Member member) {
        Map<String, String> own = new LinkedHashMap<>(member.labels());
        own.keySet().removeAll(labels().keySet());
        return own.isEmpty() ? "" : " " + own;
    }

    IncidentKey key() {
        return key;
    }

    boolean hasNews() {
        return !news.isEmpty();
    }

    boolean isNew() {
        return occurrence == 0;
    }

    /** What became of it since the last change; from now on there is other news. */
    IncidentChange change(long occurrence) {
        boolean isOpen = isOpen();
        IncidentChange change = new IncidentChange(
                isOpen ? kind() : IncidentChange.Kind.RESOLVED,
                snapshot(occurrence, isOpen ? Optional.empty() : Optional.of(changedAt)),
                news);
        this.occurrence = occurrence;
        news.clear();
        changed = false;
        handled = false;
        return change;
    }

    private IncidentChange.Kind kind() {
        if (isNew()) {
            return IncidentChange.Kind.OPENED;
        }
        return changed
                ? IncidentChange.Kind.UPDATED
                : handled ? IncidentChange.Kind.HANDLED : IncidentChange.Kind.REMINDED;
    }

    long occurrence() {
        return occurrence;
    }

    /** As it stands. */
    Incident asItStands() {
        return snapshot(occurrence, Optional.empty());
    }

    boolean isOpen() {
        return members.values().stream().anyMatch(Member::isOpen);
    }

    List<Member> members() {
        return List.copyOf(members.values());
    }

    /** Somebody did something; what they did is empty if it changes nothing. */
    void handle(Handled done, Instant at) {
        handling = done.handling();
        handled = true;
        news.add(done.news());
        if (done.handling().resolved().isPresent()) {
            end(member -> true, done.news(), at);
        }
    }

    /** What else is known of it by now. */
    void background(Background known) {
        background = known.with(findings.all());
    }

    /** What seems to be so now. */
    void found(Finding now) {
        boolean news = findings.isNews(now);
        if (!findings.take(now)) {
            return;
        }
        background = background.with(findings.all());
        look(now.traceIds());
        if (news) {
            tell("this looks like " + now);
        }
    }

    Handling handling() {
        return handling;
    }

    /** Ends those of its alerts that are over for another reason than what was measured. */
    void end(Predicate<Member> which, String reason, Instant at) {
        members.replaceAll((id, it) -> it.isOpen() && which.test(it) ? it.resolved(reason) : it);
        changedAt = at;
    }

    /** Says so. */
    void tell(String sentence) {
        news.add(sentence);
        changed = true;
    }

    /** What all its members agree on, of what alerts are grouped by. */
    private Map<String, String> labels() {
        Collection<Labels> all = groups.values();
        Labels first = all.iterator().next();
        Map<String, String> shared = new LinkedHashMap<>();
        for (String label : grouping.by()) {
            Optional<String> value = first.get(label);
            if (value.isPresent() && all.stream().allMatch(it -> it.get(label).equals(value))) {
                shared.put(label, value.get());
            }
        }
        return shared;
    }

    private Incident snapshot(long occurrence, Optional<Instant> resolvedAt) {
        List<Member> all = List.copyOf(members.values());
        Member worst = all.stream().min(Member.WORST_FIRST).orElseThrow();
        String others = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more)";
        Map<String, String> labels = labels();
        String place = String.join(", ", labels.values());
        grouping.resource().asMap().forEach(labels::putIfAbsent);
        String flapping = worst.state() == Member.State.FLAPPING ? ", flapping" : "";
        String title = worst.summary() + flapping + others + (place.isEmpty() ? "" : ": " + place);
        return new Incident(
                key,
                occurrence,
                grouping.namespace(),
                title,
                findings.atLeast(worst.severity()),
                labels,
                onset,
                openedAt,
                resolvedAt,
                all,
                traceIds,
                handling,
                background);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
