package io.llmops.alerting.incident.jdbc;

import static io.llmops.alerting.incident.jdbc.Rows.text;

import io.llmops.alerting.incident.JournalException;
import io.llmops.probe.CaseResult;
import io.llmops.probe.RunInfo;
import io.llmops.probe.RunStore;
import io.llmops.probe.StoredRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Golden runs in the journal's database. Results are only ever added: of the same trial the last one counts. */
final class JdbcRuns implements RunStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcRuns.class);
    private static final String NOT_A_BASELINE =
            " AND run_id NOT IN (SELECT run_id FROM {p}golden_baseline) ORDER BY started_at LIMIT ?";

    private final Transactions transactions;
    private final Schema schema;
    private final Owner owner;

    /** Fails unless the tables are this process's. */
    @FunctionalInterface
    interface Owner {
        void require(Rows rows) throws SQLException, JournalException;
    }

    JdbcRuns(Transactions transactions, Schema schema, Owner owner) {
        this.transactions = transactions;
        this.schema = schema;
        this.owner = owner;
    }

    private interface Work<T> {
        T on(Rows rows) throws SQLException, JournalException;
    }

    private <T> T write(Work<T> work) {
        try {
            return transactions.write(connection -> {
                Rows rows = new Rows(transactions, connection);
                owner.require(rows);
                return work.on(rows);
            });
        } catch (JournalException e) {
            throw new IllegalStateException("The journal does not keep the golden run: " + e.getMessage(), e);
        }
    }

    private <T> T read(Work<T> work) {
        try {
            return transactions.read(connection -> work.on(new Rows(transactions, connection)));
        } catch (JournalException e) {
            throw new IllegalStateException("The journal cannot be asked for golden runs: " + e.getMessage(), e);
        }
    }

    @Override
    public void begin(RunInfo run) {
        write(rows -> isThere(run.id(), rows)
                ? 0
                : rows.update(
                        schema.sql("INSERT INTO {p}golden_run (run_id, set_name, request_model, started_at, body)"
                                + " VALUES (?, ?, ?, ?, ?)"),
                        run.id(),
                        text(run.set()),
                        text(run.model()),
                        run.startedAt(),
                        RecordJson.write(run)));
    }

    private boolean isThere(String runId, Rows rows) throws SQLException {
        return rows.one(schema.sql("SELECT run_id FROM {p}golden_run WHERE run_id = ?"), row -> 1, runId)
                .isPresent();
    }

    @Override
    public void add(String runId, CaseResult result) {
        boolean begun = write(rows -> isThere(runId, rows) && rows.update(insertion(), values(runId, result)) == 1);
        if (!begun) {
            throw new IllegalArgumentException("Run '" + runId + "' has not begun; call begin first");
        }
    }

    private String insertion() {
        return schema.sql(
                "INSERT INTO {p}golden_result (run_id, case_id, repeat_number, correct, score, error_type, body)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    }

    private static Object[] values(String runId, CaseResult result) {
        return new Object[] {
            runId,
            text(result.trial().caseId()),
            result.trial().repeat(),
            Optional.of(result.isCorrect() ? 1 : 0).filter(it -> result.isGraded()),
            Optional.of(result.score()).filter(Double::isFinite),
            result.errorType().map(Rows::text),
            RecordJson.write(result)
        };
    }

    @Override
    public Optional<StoredRun> find(String runId) {
        return read(rows -> find(runId, rows));
    }

    private Optional<StoredRun> find(String runId, Rows rows) throws SQLException {
        Optional<RunInfo> info =
                rows
                        .query(schema.sql("SELECT body FROM {p}golden_run WHERE run_id = ?"), JdbcRuns::info, runId)
                        .stream()
                        .flatMap(Optional::stream)
                        .findFirst();
        if (info.isEmpty()) {
            return Optional.empty();
        }
        List<CaseResult> results = rows
                .query(
                        schema.sql("SELECT body FROM {p}golden_result WHERE run_id = ? ORDER BY id"),
                        row -> understood(row, CaseResult.class),
                        runId)
                .stream()
                .flatMap(Optional::stream)
                .toList();
        return Optional.of(new StoredRun(info.get(), results));
    }

    @Override
    public List<RunInfo> runs() {
        return read(rows ->
                rows
                        .query(schema.sql("SELECT body FROM {p}golden_run ORDER BY started_at DESC"), JdbcRuns::info)
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static Optional<RunInfo> info(ResultSet row) throws SQLException {
        return understood(row, RunInfo.class);
    }

    private static <T> Optional<T> understood(ResultSet row, Class<T> type) throws SQLException {
        try {
            return Optional.of(RecordJson.read(row.getString("body"), type));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "The journal holds a {} that this library cannot read, and goes on without: {}",
                    type.getSimpleName(),
                    e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void setBaseline(String set, String modelVersion, String runId) {
        boolean known = write(rows -> {
            if (!isThere(runId, rows)) {
                return false;
            }
            rows.update(
                    schema.sql("DELETE FROM {p}golden_baseline WHERE set_name = ? AND model_version = ?"),
                    text(set),
                    text(modelVersion));
            return rows.update(
                            schema.sql(
                                    "INSERT INTO {p}golden_baseline (set_name, model_version, run_id) VALUES (?, ?, ?)"),
                            text(set),
                            text(modelVersion),
                            runId)
                    == 1;
        });
        if (!known) {
            throw new IllegalArgumentException("There is no run '" + runId + "' to be a baseline");
        }
    }

    @Override
    public Optional<StoredRun> baseline(String set, String modelVersion) {
        return read(rows -> {
            Optional<String> runId = rows.one(
                    schema.sql("SELECT run_id FROM {p}golden_baseline WHERE set_name = ? AND model_version = ?"),
                    row -> row.getString("run_id"),
                    text(set),
                    text(modelVersion));
            return runId.isPresent() ? find(runId.get(), rows) : Optional.empty();
        });
    }

    /** Forgets so many results of runs that began before then and are no baselines, then runs without any. */
    boolean prune(Rows rows, Instant before, int most) throws SQLException {
        Optional<String> oldest = rows.one(
                schema.sql("SELECT run_id FROM {p}golden_run WHERE started_at < ?" + NOT_A_BASELINE),
                row -> row.getString("run_id"),
                before,
                1);
        if (oldest.isEmpty()) {
            return false;
        }
        int deleted = rows.update(
                schema.sql("DELETE FROM {p}golden_result WHERE id IN (SELECT id FROM {p}golden_result"
                        + " WHERE run_id = ? ORDER BY id LIMIT ?)"),
                oldest.get(),
                most);
        if (deleted < most) {
            rows.update(schema.sql("DELETE FROM {p}golden_run WHERE run_id = ?"), oldest.get());
        }
        return true;
    }
}
