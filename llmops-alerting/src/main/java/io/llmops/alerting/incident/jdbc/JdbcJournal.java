package io.llmops.alerting.incident.jdbc;

import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.JournalException.Remedy;
import io.llmops.alerting.incident.PastLetter;
import io.llmops.alerting.incident.PastTransition;
import io.llmops.alerting.incident.Recollection;
import io.llmops.probe.RunStore;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal in a database: a file of H2, or any that the application has a {@link DataSource} for (PostgreSQL is the other
 * one that it is tested with).
 *
 * <pre>{@code
 * JdbcJournal.h2(Path.of("/var/lib/shop/incidents"))     // needs com.h2database:h2 on the class path
 * JdbcJournal.on(dataSource).tablePrefix("shop_llmops_")
 * }</pre>
 *
 * <p>The tables are made and brought up to date by the journal; docs/incidents.md has them. A connection is taken for each
 * piece of work and given back at once; a statement may take ten seconds. The tables belong to the process that
 * {@linkplain #recall recalled} last: of an earlier one that still runs nothing is stored any more. What is over for longer
 * than the retention, by default 400 days, is forgotten in small steps. No key, token or address of a notifier is ever in
 * it.
 */
public final class JdbcJournal implements IncidentJournal {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcJournal.class);
    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration SHORTEST_KEPT = Duration.ofDays(1);
    private static final int TIMEOUT_SECONDS = 10;
    private static final int PRUNED_AT_ONCE = 500;

    private final DataSource database;
    private final Transactions transactions;
    private final Schema schema;
    private final Duration kept;
    private final JdbcRuns runs;
    private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private volatile boolean recalled;
    private long last; // the number of the last entry; used by whoever stores
    private @Nullable Entry attempted; // that has this number, if it is not known to be stored

    private JdbcJournal(DataSource database, Schema schema, Duration kept) {
        this.database = database;
        this.transactions = new Transactions(database, TIMEOUT_SECONDS, database instanceof H2File ? H2File.FLUSH : "");
        this.schema = schema;
        this.kept = kept;
        this.runs = new JdbcRuns(transactions, schema, this::holdOwnership);
    }

    /** In a database of the application. Its driver should have a socket timeout. */
    public static JdbcJournal on(DataSource database) {
        return new JdbcJournal(database, new Schema("llmops_"), KEPT);
    }

    /**
     * In a file of H2, to which {@code .mv.db} is added; it and its folder are made if need be. It serves one process.
     *
     * @throws IllegalStateException if H2 is not on the class path, or the file is in use or cannot be written
     */
    public static JdbcJournal h2(Path file) {
        return on(H2File.open(file));
    }

    /** With other names for its tables; by default they begin with {@code llmops_}. Two services need two prefixes. */
    public JdbcJournal tablePrefix(String prefix) {
        return new JdbcJournal(database, new Schema(prefix), kept);
    }

    /** For how long incidents are kept after they were resolved; by default 400 days. */
    public JdbcJournal keeping(Duration retention) {
        if (retention.compareTo(SHORTEST_KEPT) < 0) {
            throw new IllegalArgumentException(
                    "Incidents cannot be kept for " + retention + "; keep them for a day or more");
        }
        return new JdbcJournal(database, schema, retention);
    }

    @Override
    public Recollection recall() throws JournalException {
        schema.migrate(transactions);
        Recollection recalled = transactions.write(connection -> {
            Rows rows = new Rows(transactions, connection);
            takeOver(rows);
            return new JournalReader(schema, rows).recall();
        });
        attempted = null;
        this.recalled = true;
        return recalled;
    }

    /**
     * Golden runs, their results and baselines in the same database: for {@code GoldenRun.builder(...).store(journal.runs(), id)}.
     * What they cost in time is theirs alone, no incident waits for them. To be written after {@link #recall}, which {@code
     * Alerting} calls; then as long as the journal is this process's. Runs are forgotten as incidents are, baselines are kept.
     */
    public RunStore runs() {
        return runs;
    }

    private void takeOver(Rows rows) throws SQLException {
        Optional<Long> before =
                rows.one(schema.sql("SELECT last_entry FROM {p}owner WHERE id = 1"), row -> row.getLong("last_entry"));
        last = before.orElse(0L);
        if (before.isEmpty()) {
            rows.update(
                    schema.sql("INSERT INTO {p}owner (id, holder, since, last_entry) VALUES (1, ?, ?, 0)"),
                    holder,
                    Instant.now());
        } else {
            rows.update(schema.sql("UPDATE {p}owner SET holder = ?, since = ? WHERE id = 1"), holder, Instant.now());
        }
    }

    @Override
    public void store(Entry entry) throws JournalException {
        if (!entry.equals(attempted)) {
            last++;
            attempted = entry;
        }
        transactions.write(connection -> {
            Rows rows = new Rows(transactions, connection);
            if (isNew(rows)) {
                new EntryWriter(schema, rows, last).write(entry);
            }
            return "";
        });
        attempted = null;
    }

    /** False if it is stored already, and only that was not heard. */
    private boolean isNew(Rows rows) throws SQLException, JournalException {
        int mine = rows.update(
                schema.sql("UPDATE {p}owner SET last_entry = ? WHERE id = 1 AND holder = ? AND last_entry < ?"),
                last,
                holder,
                last);
        if (mine == 1) {
            return true;
        }
        requireOwner(rows);
        return false;
    }

    private void requireOwner(Rows rows) throws SQLException, JournalException {
        String owner = rows.one(schema.sql("SELECT holder FROM {p}owner WHERE id = 1"), row -> row.getString("holder"))
                .orElse("nobody");
        if (!owner.equals(holder)) {
            throw new JournalException(
                    "The incident journal now belongs to another process (" + owner
                            + "), which opened the same tables; give each process its own tablePrefix or database",
                    Remedy.NONE);
        }
    }

    /** Until the end of the transaction nobody takes the tables over. */
    private void holdOwnership(Rows rows) throws SQLException, JournalException {
        if (!recalled) {
            throw new JournalException(
                    "the journal is not open yet; give it to Alerting first, or call recall()", Remedy.NONE);
        }
        rows.update(schema.sql("UPDATE {p}owner SET holder = holder WHERE id = 1"));
        requireOwner(rows);
    }

    @Override
    public boolean prune(Instant now) throws JournalException {
        Instant before = now.minus(kept);
        return transactions.write(connection -> {
            Rows rows = new Rows(transactions, connection);
            boolean more = pruneIncidents(rows, before);
            more |= prune("transition", rows, before);
            more |= prune("deployment", rows, before);
            more |= runs.prune(rows, before, PRUNED_AT_ONCE);
            return more;
        });
    }

    private boolean pruneIncidents(Rows rows, Instant before) throws SQLException {
        record Old(String key, long occurrence) {}
        List<Old> old = rows.query(
                schema.sql("SELECT incident_key, occurrence FROM {p}incident WHERE resolved_at < ? LIMIT ?"),
                row -> new Old(row.getString("incident_key"), row.getLong("occurrence")),
                before,
                PRUNED_AT_ONCE);
        for (Old it : old) {
            for (String table : List.of("letter", "incident")) {
                rows.update(
                        schema.sql("DELETE FROM {p}" + table + " WHERE incident_key = ? AND occurrence = ?"),
                        it.key,
                        it.occurrence);
            }
        }
        return old.size() == PRUNED_AT_ONCE;
    }

    private boolean prune(String table, Rows rows, Instant before) throws SQLException {
        int deleted = rows.update(
                schema.sql("DELETE FROM {p}" + table + " WHERE id IN (SELECT id FROM {p}" + table
                        + " WHERE happened_at < ? ORDER BY happened_at LIMIT ?)"),
                before,
                PRUNED_AT_ONCE);
        return deleted == PRUNED_AT_ONCE;
    }

    @Override
    public List<Incident> open() throws JournalException {
        return read(it -> it.incidents("WHERE resolved_at IS NULL ORDER BY detected_at, changed_entry"));
    }

    @Override
    public List<Incident> recent(int most) throws JournalException {
        return read(it -> it.incidents("ORDER BY changed_entry DESC LIMIT ?", most));
    }

    @Override
    public List<Incident> detected(Instant from, Instant until) throws JournalException {
        return read(it -> it.incidents("WHERE detected_at >= ? AND detected_at < ? ORDER BY detected_at", from, until));
    }

    @Override
    public Optional<Incident> find(IncidentKey key, long occurrence) throws JournalException {
        return read(it -> it.incidents("WHERE incident_key = ? AND occurrence = ?", key.value(), occurrence)).stream()
                .findFirst();
    }

    @Override
    public List<PastTransition> transitions(IncidentKey key, Instant from, Instant until) throws JournalException {
        return read(it -> it.transitions(key, from, until));
    }

    @Override
    public List<PastLetter> letters(IncidentKey key, long occurrence) throws JournalException {
        return read(it ->
                it.letters("WHERE l.incident_key = ? AND l.occurrence = ? ORDER BY l.id", key.value(), occurrence));
    }

    @Override
    public List<Deployment> deploymentsSince(Instant from) throws JournalException {
        return read(it -> it.deploymentsSince(from));
    }

    private interface Reading<T> {
        T from(JournalReader reader) throws SQLException;
    }

    private <T> T read(Reading<T> reading) throws JournalException {
        return transactions.read(
                connection -> reading.from(new JournalReader(schema, new Rows(transactions, connection))));
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    /** Closes the file of H2; a database of the application is left as it is. */
    @Override
    public void close() {
        if (database instanceof H2File file) {
            file.close();
        }
        LOG.debug("The incident journal is closed");
    }

    @Override
    public String toString() {
        return database instanceof H2File ? database.toString() : "in a database, in tables of its own";
    }
}
