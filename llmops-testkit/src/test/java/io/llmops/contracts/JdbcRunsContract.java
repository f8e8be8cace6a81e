package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.probe.CaseResult;
import io.llmops.probe.RunInfo;
import io.llmops.probe.RunStore;
import io.llmops.probe.Trial;
import io.llmops.testkit.contract.RunStoreContract;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What golden runs in a journal promise beside, in any database. */
abstract class JdbcRunsContract extends RunStoreContract {

    private static final Instant START = Instant.parse("2026-03-03T10:00:00Z");

    /** A database of its own for each test. */
    abstract DataSource database();

    @Override
    protected RunStore empty() throws JournalException {
        return opened(JdbcJournal.on(database())).runs();
    }

    @Override
    protected RunStore later(RunStore earlier) throws JournalException {
        return empty();
    }

    private static JdbcJournal opened(JdbcJournal journal) throws JournalException {
        journal.recall();
        return journal;
    }

    @Test
    void aJournalOfAnotherProcessIsReadButNotWritten() throws JournalException {
        JdbcJournal earlier = opened(JdbcJournal.on(database()));
        earlier.runs().begin(run("r1", START));
        JdbcJournal later = opened(JdbcJournal.on(database()));

        assertThatThrownBy(() -> earlier.runs().begin(run("r2", START)))
                .hasMessageContaining("now belongs to another process");
        assertThatThrownBy(() -> earlier.runs().add("r1", result(0))).hasMessageContaining("now belongs to another");
        assertThatThrownBy(() -> earlier.runs().setBaseline("geo", "v", "r1"))
                .hasMessageContaining("give each process its own tablePrefix or database");
        assertThat(earlier.runs().runs()).hasSize(1);
        later.runs().add("r1", result(0));
        assertThat(later.runs().find("r1").orElseThrow().results()).hasSize(1);
    }

    @Test
    void aJournalThatNobodyHasOpenedSaysSo() {
        RunStore runs = JdbcJournal.on(database()).runs();

        assertThatThrownBy(() -> runs.begin(run("r1", START)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("give it to Alerting first, or call recall()");
    }

    @Test
    void runsDoNotDisturbIncidents() throws JournalException {
        JdbcJournal journal = opened(JdbcJournal.on(database()));
        journal.runs().begin(run("r1", START));
        journal.store(Entry.of(new Deployment("bot", "v1", true, START)));
        journal.runs().add("r1", result(0));
        journal.store(Entry.of(new Deployment("bot", "v2", true, START)));

        assertThat(journal.deploymentsSince(START)).hasSize(2);
        assertThat(journal.runs().find("r1").orElseThrow().results()).hasSize(1);
    }

    @Test
    void tablesOfAnEarlierVersionAreBroughtUpToDate() throws Exception {
        opened(JdbcJournal.on(database())).store(Entry.of(new Deployment("bot", "v1", true, START)));
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("golden_run", "golden_result", "golden_baseline")) {
                statement.executeUpdate("DROP TABLE llmops_" + table);
            }
            statement.executeUpdate("UPDATE llmops_schema SET version = 1");
        }

        JdbcJournal journal = opened(JdbcJournal.on(database()));
        journal.runs().begin(run("r1", START));

        assertThat(journal.runs().runs()).hasSize(1);
        assertThat(journal.deploymentsSince(START)).hasSize(1);
    }

    @Test
    void oldRunsAreForgottenInStepsButNotBaselines() throws JournalException {
        JdbcJournal journal = opened(JdbcJournal.on(database()).keeping(Duration.ofDays(30)));
        RunStore runs = journal.runs();
        runs.begin(run("old", START));
        for (int i = 0; i < 600; i++) {
            runs.add("old", result(i));
        }
        runs.begin(run("baseline", START));
        runs.add("baseline", result(0));
        runs.setBaseline("geo", "v", "baseline");
        runs.begin(run("new", START.plus(Duration.ofDays(20))));

        Instant now = START.plus(Duration.ofDays(40));
        assertThat(journal.prune(now)).as("there is more").isTrue();
        assertThat(runs.find("old").orElseThrow().results()).hasSize(100);
        while (journal.prune(now)) {
            assertThat(runs.find("baseline").orElseThrow().results()).hasSize(1);
        }
        assertThat(runs.runs()).extracting(RunInfo::id).containsExactly("new", "baseline");
    }

    @Test
    void aDatabaseThatIsAwaySaysSoAndMayComeBack() throws JournalException {
        FlakyDatabase flaky = new FlakyDatabase(database());
        RunStore runs = opened(JdbcJournal.on(flaky)).runs();
        runs.begin(run("r1", START));
        flaky.goesAway();
        assertThatThrownBy(() -> runs.add("r1", result(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("53100");
        flaky.comesBack();
        runs.add("r1", result(0));

        flaky.losesTheAnswerToTheNextCommit();
        assertThatThrownBy(() -> runs.add("r1", result(1))).isInstanceOf(IllegalStateException.class);
        runs.add("r1", result(1));
        assertThat(runs.find("r1").orElseThrow().results()).as("stored once").hasSize(2);
    }

    private static RunInfo run(String id, Instant startedAt) {
        return new RunInfo(id, "geo", "f", "gpt-4o", 1, startedAt);
    }

    private static CaseResult result(int repeat) {
        return new CaseResult(
                new Trial("a", repeat, "fp", List.of(), 1), Optional.empty(), Optional.empty(), Optional.of("timeout"));
    }
}
