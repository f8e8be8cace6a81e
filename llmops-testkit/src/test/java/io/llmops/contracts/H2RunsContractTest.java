package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.probe.RunInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2RunsContractTest extends JdbcRunsContract {

    @TempDir
    private Path folder;

    private final String name = UUID.randomUUID().toString();

    @Override
    DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Test
    void aFileIsReadByTheNextProcess() throws JournalException {
        Path file = folder.resolve("incidents");
        try (JdbcJournal journal = JdbcJournal.h2(file)) {
            journal.recall();
            journal.runs().begin(new RunInfo("r1", "geo", "f", "gpt-4o", 1, Instant.EPOCH));
        }
        try (JdbcJournal later = JdbcJournal.h2(file)) {
            later.recall();
            assertThat(later.runs().find("r1")).isPresent();
        }
    }
}
