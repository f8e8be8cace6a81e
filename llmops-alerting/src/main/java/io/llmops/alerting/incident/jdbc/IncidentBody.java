package io.llmops.alerting.incident.jdbc;

import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Runbook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An incident as a text of limited size. If it is too large, a runbook is kept once for each monitor, then alerts that are over
 * are left out, then half of the others, again and again.
 */
final class IncidentBody {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentBody.class);

    private IncidentBody() {}

    static String of(Incident incident, int longest) {
        String body = RecordJson.write(incident);
        if (body.length() <= longest) {
            return body;
        }
        List<Member> members = withoutRepetition(incident.members());
        body = RecordJson.write(with(members, incident));
        if (body.length() > longest) {
            members = new ArrayList<>(members);
            members.removeIf(it -> !it.isOpen());
            body = RecordJson.write(with(members, incident));
        }
        while (body.length() > longest && !members.isEmpty()) {
            members = members.subList(0, members.size() / 2);
            body = RecordJson.write(with(members, incident));
        }
        LOG.warn(
                "Incident {} is too large for the journal, which keeps {} of its {} alerts",
                incident.key(),
                members.size(),
                incident.members().size());
        return body;
    }

    private static List<Member> withoutRepetition(List<Member> members) {
        Set<String> seen = new HashSet<>();
        return members.stream()
                .map(it -> seen.add(it.monitor()) ? it : with(Runbook.none(), it))
                .toList();
    }

    private static Member with(Runbook runbook, Member it) {
        return new Member(
                it.monitor(),
                it.labels(),
                it.summary(),
                it.severity(),
                it.worst(),
                it.state(),
                it.onset(),
                it.reading(),
                it.sentence(),
                it.reason(),
                runbook);
    }

    private static Incident with(List<Member> members, Incident it) {
        return new Incident(
                it.key(),
                it.occurrence(),
                it.namespace(),
                it.title(),
                it.severity(),
                it.labels(),
                it.onset(),
                it.openedAt(),
                it.resolvedAt(),
                members,
                it.traceIds(),
                it.handling(),
                it.background());
    }
}
