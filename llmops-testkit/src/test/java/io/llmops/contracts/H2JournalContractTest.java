package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2JournalContractTest extends JdbcJournalContract {

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
        Path file = folder.resolve("made/on/demand/incidents");
        try (JdbcJournal journal = JdbcJournal.h2(file)) {
            journal.recall();
            journal.store(Entry.of(new Deployment("bot", "v1", true, Instant.EPOCH)));
        }
        try (JdbcJournal later = JdbcJournal.h2(file)) {
            later.recall();
            assertThat(later.deploymentsSince(Instant.EPOCH)).hasSize(1);
        }
    }

    @Test
    void whatIsCommittedIsInTheFileAtOnce() throws JournalException, IOException {
        Path file = folder.resolve("incidents");
        try (JdbcJournal journal = JdbcJournal.h2(file)) {
            journal.recall();
            journal.store(Entry.of(new Deployment("bot", "v1", true, Instant.EPOCH)));
            Files.copy(folder.resolve("incidents.mv.db"), folder.resolve("copied.mv.db"));
        }
        try (JdbcJournal asAfterAKill = JdbcJournal.h2(folder.resolve("copied"))) {
            asAfterAKill.recall();
            assertThat(asAfterAKill.deploymentsSince(Instant.EPOCH)).hasSize(1);
        }
    }

    @Test
    void aReaderThatIsInterruptedDoesNotCloseTheFile() throws Exception {
        try (JdbcJournal journal = JdbcJournal.h2(folder.resolve("incidents"))) {
            journal.recall();
            Thread reader = new Thread(() -> {
                try {
                    for (int i = 0; i < 100; i++) {
                        Thread.currentThread().interrupt();
                        journal.recent(10);
                    }
                } catch (JournalException e) {
                    // the reader's own fault
                }
            });
            reader.start();
            reader.join();
            journal.store(Entry.of(new Deployment("bot", "v1", true, Instant.EPOCH)));
            assertThat(journal.deploymentsSince(Instant.EPOCH)).hasSize(1);
        }
    }

    @Test
    void aFileThatAnotherProcessUsesIsRefused() throws Exception {
        Path file = folder.resolve("incidents");
        Process other = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of(JdbcDataSource.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        "org.h2.tools.Shell",
                        "-url",
                        "jdbc:h2:" + file,
                        "-user",
                        "llmops",
                        "-password",
                        ""))
                .redirectErrorStream(true)
                .start();
        try {
            awaitPrompt(other);
            assertThatThrownBy(() -> JdbcJournal.h2(file))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is used by another process")
                    .hasMessageContaining("give each its own");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private static void awaitPrompt(Process shell) throws IOException {
        StringBuilder said = new StringBuilder();
        while (said.indexOf("sql>") < 0) {
            int next = shell.getInputStream().read();
            assertThat(next).as("%s", said).isNotNegative();
            said.append((char) next);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path noFolder = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> JdbcJournal.h2(noFolder.resolve("incidents")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be made")
                .hasMessageContaining("give a folder that can be written");
        Files.writeString(folder.resolve("broken.mv.db"), "no database");
        assertThatThrownBy(() -> JdbcJournal.h2(folder.resolve("broken")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("set the old one aside");
    }
}
