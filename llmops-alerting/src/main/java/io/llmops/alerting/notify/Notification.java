package io.llmops.alerting.notify;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Runbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of an incident, for one receiver.
 *
 * @param first whether this is the first the receiver hears of this occurrence. So a resolve that is the first says that
 *     something fired and is over already
 * @param news what changed since the receiver last heard of it, one sentence each
 * @param receipt what the notifier gave as {@link Delivery.Accepted#receipt} when it last told of this occurrence, even if
 *     that was in an earlier process
 */
public record Notification(
        IncidentChange.Kind kind,
        boolean first,
        Incident incident,
        List<String> news,
        List<Link> links,
        Optional<String> receipt) {

    private static final int MOST_NEWS = 10;
    private static final int KEY_SHOWN = 12;

    /** Without a receipt. */
    public Notification(
            IncidentChange.Kind kind, boolean first, Incident incident, List<String> news, List<Link> links) {
        this(kind, first, incident, news, links, Optional.empty());
    }

    public Notification {
        news = List.copyOf(news);
        links = List.copyOf(links);
    }

    /** Of a change; what is an update to others is an opening to whoever hears of the incident for the first time. */
    static Notification of(IncidentChange change, boolean first, List<Link> links) {
        boolean joins = first && change.kind() != IncidentChange.Kind.RESOLVED;
        IncidentChange.Kind kind = joins ? IncidentChange.Kind.OPENED : change.kind();
        return new Notification(kind, first, change.incident(), change.news(), links);
    }

    /** One truthful notification instead of an undelivered earlier one and this: the latest facts, all of the news. */
    Notification after(Notification earlier) {
        List<String> all = new ArrayList<>(earlier.news);
        all.addAll(news);
        List<String> latest = all.subList(Math.max(0, all.size() - MOST_NEWS), all.size());
        boolean onlyNow = kind == IncidentChange.Kind.RESOLVED
                || earlier.kind == IncidentChange.Kind.REMINDED
                || (earlier.kind == IncidentChange.Kind.HANDLED && kind == IncidentChange.Kind.UPDATED);
        IncidentChange.Kind both = onlyNow ? kind : earlier.kind;
        return new Notification(both, earlier.first, incident, latest, links, receipt.or(() -> earlier.receipt));
    }

    /** The same of the incident as it stands now, which may be over, for a receiver that may know of it already. */
    Notification brought(Incident upToDate, boolean known) {
        IncidentChange.Kind stillOpen = known && first ? IncidentChange.Kind.UPDATED : kind;
        IncidentChange.Kind now = upToDate.isOpen() ? stillOpen : IncidentChange.Kind.RESOLVED;
        return new Notification(now, first && !known, upToDate, news, links, receipt);
    }

    /** With what the receiver answered when it was told before. */
    Notification with(Optional<String> receipt) {
        return new Notification(kind, first, incident, news, links, receipt);
    }

    /** The links, and that of the runbook to follow. */
    List<Link> allLinks() {
        List<Link> all = new ArrayList<>(links);
        Runbook runbook = incident.worstMember().map(Member::runbook).orElse(Runbook.none());
        runbook.link().ifPresent(it -> all.add(new Link("Runbook: " + runbook.title(), it)));
        return all;
    }

    /** Whether something fired and was over before the receiver could be told. */
    boolean isOverAlready() {
        return first && kind == IncidentChange.Kind.RESOLVED;
    }

    /** In a few words: {@code OPENED error: Answers are slow: gpt-4o (incident 981592c7667f #3)}. */
    @Override
    public String toString() {
        String key = incident.key().value().substring(0, KEY_SHOWN);
        return (isOverAlready() ? "FIRED AND RESOLVED" : kind) + " " + incident.severity() + ": " + incident.title()
                + " (incident " + key + " #" + incident.occurrence() + ")";
    }
}
