package io.llmops.alerting.incident.jdbc;

import static io.llmops.alerting.incident.jdbc.Rows.instant;
import static io.llmops.alerting.incident.jdbc.Rows.instantIfAny;
import static io.llmops.alerting.incident.jdbc.Rows.textIfAny;

import io.llmops.alerting.alert.Phase;
import io.llmops.alerting.alert.SavedAlerts;
import io.llmops.alerting.alert.Transition;
import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.PastLetter;
import io.llmops.alerting.incident.PastTransition;
import io.llmops.alerting.incident.Recollection;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.silence.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the journal, within a transaction of its caller. A row that makes no sense is left out, and said to be. */
final class JournalReader {

    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);
    private static final int MOST_LATELY = 1_000;
    private static final int MOST_DEAD = 1_000;
    private static final int MOST_KEYS = 100_000;
    private static final String LETTERS = "SELECT l.*, i.body FROM {p}letter l JOIN {p}incident i"
            + " ON i.incident_key = l.incident_key AND i.occurrence = l.occurrence ";

    private final Schema schema;
    private final Rows rows;

    JournalReader(Schema schema, Rows rows) {
        this.schema = schema;
        this.rows = rows;
    }

    Recollection recall() throws SQLException {
        List<PastLetter> dead = new ArrayList<>(
                letters("WHERE l.letter_state = 'DEAD' ORDER BY l.id DESC LIMIT ?", (Object) MOST_DEAD));
        Collections.reverse(dead);
        return new Recollection(
                incidents("WHERE resolved_at IS NULL ORDER BY detected_at, changed_entry"),
                incidents("WHERE resolved_at IS NOT NULL ORDER BY changed_entry DESC LIMIT ?", MOST_LATELY),
                occurrences(),
                letters("WHERE l.letter_state = 'WAITING' ORDER BY l.id"),
                dead,
                told(),
                new SavedAlerts(alerts()),
                silences(),
                rows.one(schema.sql("SELECT MAX(id) FROM {p}letter"), row -> row.getLong(1))
                        .orElse(0L));
    }

    private Map<IncidentKey, Long> occurrences() throws SQLException {
        Map<IncidentKey, Long> occurrences = new LinkedHashMap<>();
        rows.query(
                schema.sql("SELECT incident_key, MAX(occurrence) AS last_one FROM {p}incident GROUP BY incident_key"
                        + " ORDER BY MAX(changed_entry) DESC LIMIT ?"),
                row -> occurrences.put(new IncidentKey(row.getString("incident_key")), row.getLong("last_one")),
                MOST_KEYS);
        return occurrences;
    }

    private List<Recollection.Told> told() throws SQLException {
        return rows.query(
                schema.sql("SELECT l.incident_key, l.occurrence, l.notifier, l.receipt FROM {p}letter l"
                        + " JOIN {p}incident i ON i.incident_key = l.incident_key AND i.occurrence = l.occurrence"
                        + " WHERE i.resolved_at IS NULL OR i.changed_entry >= (SELECT COALESCE(MIN(changed_entry), 0)"
                        + " FROM (SELECT changed_entry FROM {p}incident ORDER BY changed_entry DESC LIMIT ?) lately)"
                        + " ORDER BY l.id"),
                row -> new Recollection.Told(
                        new IncidentKey(row.getString("incident_key")),
                        row.getLong("occurrence"),
                        row.getString("notifier"),
                        textIfAny(row, "receipt")),
                MOST_LATELY);
    }

    private List<SavedAlerts.OfMonitor> alerts() throws SQLException {
        Map<String, String> bodies = new LinkedHashMap<>();
        rows.query(
                schema.sql("SELECT monitor, body FROM {p}alert_state ORDER BY monitor, part"),
                row -> bodies.merge(row.getString("monitor"), row.getString("body"), String::concat));
        return bodies.entrySet().stream()
                .flatMap(it -> understood(
                        () -> RecordJson.read(it.getValue(), SavedAlerts.OfMonitor.class),
                        "the alerts of monitor " + it.getKey())
                        .stream())
                .toList();
    }

    private List<Silence> silences() throws SQLException {
        return rows
                .query(schema.sql("SELECT body FROM {p}silence ORDER BY place"), row -> row.getString("body"))
                .stream()
                .flatMap(it -> understood(() -> RecordJson.read(it, Silence.class), "a silence").stream())
                .toList();
    }

    List<Incident> incidents(String where, @Nullable Object... values) throws SQLException {
        return rows.query(schema.sql("SELECT body FROM {p}incident " + where), JournalReader::incident, values).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Incident> incident(ResultSet row) throws SQLException {
        String body = row.getString("body");
        return understood(() -> RecordJson.read(body, Incident.class), "an incident");
    }

    List<PastLetter> letters(String where, @Nullable Object... values) throws SQLException {
        return rows.query(schema.sql(LETTERS + where), JournalReader::letter, values).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<PastLetter> letter(ResultSet row) throws SQLException {
        Optional<Incident> incident = incident(row);
        if (incident.isEmpty()) {
            return Optional.empty();
        }
        IncidentChange change = new IncidentChange(
                IncidentChange.Kind.valueOf(row.getString("kind")),
                incident.get(),
                RecordJson.readTexts(row.getString("news")));
        Letter letter = new Letter(
                row.getLong("id"),
                row.getString("notifier"),
                row.getInt("is_first") == 1,
                change,
                instant(row, "queued_at"));
        return Optional.of(new PastLetter(
                letter,
                Letter.State.valueOf(row.getString("letter_state")),
                instantIfAny(row, "settled_at"),
                row.getInt("attempts"),
                row.getString("reason"),
                textIfAny(row, "receipt")));
    }

    List<PastTransition> transitions(IncidentKey key, Instant from, Instant until) throws SQLException {
        return rows.query(
                schema.sql("SELECT * FROM {p}transition WHERE incident_key = ? AND happened_at >= ? AND happened_at < ?"
                        + " ORDER BY happened_at, id"),
                row -> new PastTransition(
                        key,
                        instant(row, "happened_at"),
                        Transition.Kind.valueOf(row.getString("kind")),
                        row.getString("monitor"),
                        RecordJson.readLabels(row.getString("labels")),
                        Phase.valueOf(row.getString("phase_from")),
                        Phase.valueOf(row.getString("phase_to")),
                        Severity.valueOf(row.getString("severity")),
                        instant(row, "onset_at"),
                        row.getString("sentence"),
                        row.getString("reason")),
                key.value(),
                from,
                until);
    }

    List<Deployment> deploymentsSince(Instant from) throws SQLException {
        return rows.query(
                schema.sql("SELECT * FROM {p}deployment WHERE happened_at >= ? ORDER BY happened_at, id"),
                row -> new Deployment(
                        row.getString("what"),
                        row.getString("version"),
                        row.getInt("announced") == 1,
                        instant(row, "happened_at")),
                from);
    }

    private static <T> Optional<T> understood(Supplier<T> read, String what) {
        try {
            return Optional.of(read.get());
        } catch (RuntimeException e) {
            LOG.warn("The journal holds {} that this library cannot read, and goes on without: {}", what, e.toString());
            return Optional.empty();
        }
    }
}
