package io.llmops.alerting.incident.jdbc;

import static io.llmops.alerting.incident.jdbc.Rows.text;

import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.Handling;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.LetterOutcome;
import io.llmops.alerting.incident.PastTransition;
import io.llmops.alerting.silence.Silence;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes one entry, within a transaction of its caller. */
final class EntryWriter {

    private static final int LONGEST_BODY = 1_000_000;

    private final Schema schema;
    private final Rows rows;
    private final long number;

    /** @param number of the entry: rising, so that what changed last can be told */
    EntryWriter(Schema schema, Rows rows, long number) {
        this.schema = schema;
        this.rows = rows;
        this.number = number;
    }

    void write(Entry entry) throws SQLException {
        for (var change : entry.changes()) {
            write(change.incident());
        }
        for (PastTransition each : entry.transitions()) {
            write(each);
        }
        for (Letter each : entry.letters()) {
            write(each);
        }
        for (LetterOutcome each : entry.outcomes()) {
            write(each);
        }
        for (var each : entry.alerts().entrySet()) {
            write(text(each.getKey()), each.getValue());
        }
        if (entry.silences().isPresent()) {
            write(entry.silences().get());
        }
        for (Deployment it : entry.deployments()) {
            rows.update(
                    schema.sql("INSERT INTO {p}deployment (happened_at, what, version, announced) VALUES (?, ?, ?, ?)"),
                    it.at(),
                    text(it.what()),
                    text(it.version()),
                    it.announced() ? 1 : 0);
        }
    }

    /** All of them anew: there are few, and seldom others. */
    private void write(List<Silence> silences) throws SQLException {
        rows.update(schema.sql("DELETE FROM {p}silence"));
        for (int i = 0; i < silences.size(); i++) {
            rows.update(
                    schema.sql("INSERT INTO {p}silence (place, body) VALUES (?, ?)"),
                    i,
                    RecordJson.write(silences.get(i)));
        }
    }

    private void write(Incident it) throws SQLException {
        String body = IncidentBody.of(it, LONGEST_BODY);
        Optional<Instant> acknowledged = it.handling().acknowledged().map(Handling.Acknowledged::at);
        Optional<String> verdict =
                it.handling().judged().map(judged -> judged.verdict().name());
        int updated = rows.update(
                schema.sql("UPDATE {p}incident SET title = ?, severity = ?, onset_at = ?, acknowledged_at = ?,"
                        + " resolved_at = ?, verdict = ?, changed_entry = ?, body = ?"
                        + " WHERE incident_key = ? AND occurrence = ?"),
                text(it.title()),
                it.severity(),
                it.onset(),
                acknowledged,
                it.resolvedAt(),
                verdict,
                number,
                body,
                it.key().value(),
                it.occurrence());
        if (updated == 0) {
            rows.update(
                    schema.sql(
                            "INSERT INTO {p}incident (incident_key, occurrence, namespace, title, severity, onset_at,"
                                    + " detected_at, acknowledged_at, resolved_at, verdict, changed_entry, body)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                    it.key().value(),
                    it.occurrence(),
                    text(it.namespace()),
                    text(it.title()),
                    it.severity(),
                    it.onset(),
                    it.openedAt(),
                    acknowledged,
                    it.resolvedAt(),
                    verdict,
                    number,
                    body);
        }
    }

    private void write(PastTransition it) throws SQLException {
        rows.update(
                schema.sql("INSERT INTO {p}transition (incident_key, happened_at, kind, monitor, labels, phase_from,"
                        + " phase_to, severity, onset_at, sentence, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                it.key().value(),
                it.at(),
                it.kind(),
                text(it.monitor()),
                RecordJson.write(it.labels()),
                it.from(),
                it.to(),
                it.severity(),
                it.onset(),
                text(it.sentence()),
                text(it.reason()));
    }

    private void write(Letter it) throws SQLException {
        Incident incident = it.change().incident();
        rows.update(
                schema.sql(
                        "INSERT INTO {p}letter (id, notifier, incident_key, occurrence, is_first, kind, news, queued_at,"
                                + " letter_state, attempts, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')"),
                it.id(),
                text(it.notifier()),
                incident.key().value(),
                incident.occurrence(),
                it.first() ? 1 : 0,
                it.change().kind(),
                news(it.change().news()),
                it.queuedAt(),
                Letter.State.WAITING);
    }

    private static String news(List<String> all) {
        List<String> news = all;
        String body = RecordJson.write(news);
        while (body.length() > LONGEST_BODY) {
            news = news.subList(0, news.size() / 2);
            body = RecordJson.write(news);
        }
        return body;
    }

    private void write(LetterOutcome it) throws SQLException {
        Optional<Instant> settled = it.state() == Letter.State.WAITING ? Optional.empty() : Optional.of(it.at());
        for (long id : it.letters()) {
            rows.update(
                    schema.sql("UPDATE {p}letter SET letter_state = ?, settled_at = ?, attempts = ?, reason = ?,"
                            + " receipt = COALESCE(?, receipt) WHERE id = ?"),
                    it.state(),
                    settled,
                    it.attempts(),
                    text(it.reason()),
                    it.receipt().map(Rows::text),
                    id);
        }
    }

    private void write(String monitor, Optional<SavedAlerts.OfMonitor> saved) throws SQLException {
        rows.update(schema.sql("DELETE FROM {p}alert_state WHERE monitor = ?"), monitor);
        if (saved.isEmpty()) {
            return;
        }
        List<String> parts = parts(RecordJson.write(saved.get()));
        for (int part = 0; part < parts.size(); part++) {
            rows.update(
                    schema.sql("INSERT INTO {p}alert_state (monitor, part, body) VALUES (?, ?, ?)"),
                    monitor,
                    part,
                    parts.get(part));
        }
    }

    private static List<String> parts(String body) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < body.length(); from += LONGEST_BODY) {
            parts.add(body.substring(from, Math.min(body.length(), from + LONGEST_BODY)));
        }
        return parts;
    }
}
