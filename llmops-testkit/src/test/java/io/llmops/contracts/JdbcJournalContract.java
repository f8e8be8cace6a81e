package io.llmops.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.incident.Deployment;
import io.llmops.alerting.incident.Entry;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentChange;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.IncidentKey;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.signal.Labels;
import io.llmops.testkit.contract.IncidentJournalContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a journal in any database promises beside. */
abstract class JdbcJournalContract extends IncidentJournalContract {

    private static final Instant START = Instant.parse("2026-03-03T10:00:00Z");

    /** A database of its own for each test. */
    abstract DataSource database();

    @Override
    protected IncidentJournal empty() {
        return JdbcJournal.on(database());
    }

    @Override
    protected IncidentJournal later(IncidentJournal earlier) {
        return JdbcJournal.on(database());
    }

    @Test
    void anEarlierProcessThatStillRunsCannotStoreAnyMore() throws JournalException {
        JdbcJournal earlier = JdbcJournal.on(database());
        earlier.recall();
        JdbcJournal later = JdbcJournal.on(database());
        later.recall();

        assertThatThrownBy(() -> earlier.store(deployment("v1")))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.remedy()).isEqualTo(JournalException.Remedy.NONE))
                .hasMessageContaining("now belongs to another process")
                .hasMessageContaining("give each process its own tablePrefix or database");
        later.store(deployment("v2"));
        assertThat(later.deploymentsSince(Instant.EPOCH))
                .extracting(Deployment::version)
                .containsExactly("v2");
    }

    @Test
    void twoPrefixesAreTwoJournals() throws JournalException {
        JdbcJournal one = JdbcJournal.on(database()).tablePrefix("one_");
        JdbcJournal other = JdbcJournal.on(database()).tablePrefix("other_");
        one.recall();
        other.recall();
        one.store(deployment("v1"));

        assertThat(other.deploymentsSince(Instant.EPOCH)).isEmpty();
        assertThatThrownBy(() -> one.tablePrefix("x; DROP"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as llmops_");
    }

    @Test
    void whatWasStoredAlthoughNobodyHeardOfItIsNotStoredTwice() throws JournalException {
        FlakyDatabase flaky = new FlakyDatabase(database());
        JdbcJournal journal = JdbcJournal.on(flaky);
        journal.recall();
        Entry entry = deployment("v1");
        flaky.losesTheAnswerToTheNextCommit();
        assertThatThrownBy(() -> journal.store(entry)).isInstanceOf(JournalException.class);
        journal.store(entry);

        assertThat(journal.deploymentsSince(Instant.EPOCH)).hasSize(1);
    }

    @Test
    void anEntryIsStoredWhollyOrNotAtAll() throws JournalException {
        FlakyDatabase flaky = new FlakyDatabase(database());
        JdbcJournal journal = JdbcJournal.on(flaky);
        journal.recall();
        Entry entry = tick("a", 1, START, Optional.empty());
        for (int statement = 1; statement <= 3; statement++) {
            flaky.failsAtStatement(statement);
            assertThatThrownBy(() -> journal.store(entry))
                    .isInstanceOfSatisfying(
                            JournalException.class,
                            e -> assertThat(e.remedy()).isEqualTo(JournalException.Remedy.LATER));
            assertThat(journal.recent(10)).isEmpty();
        }
        journal.store(entry);
        assertThat(journal.recent(10)).hasSize(1);
    }

    @Test
    void whatIsOverForLongerThanTheRetentionIsForgottenInSteps() throws JournalException {
        JdbcJournal journal = JdbcJournal.on(database()).keeping(Duration.ofDays(30));
        journal.recall();
        for (int i = 0; i < 600; i++) {
            journal.store(tick("old" + i, i + 1, START, Optional.of(START)));
        }
        journal.store(tick("new", 1_001, START, Optional.of(START.plus(Duration.ofDays(20)))));
        journal.store(tick("open", 1_002, START, Optional.empty()));
        journal.store(deployment("v1"));

        Instant now = START.plus(Duration.ofDays(40));
        assertThat(journal.prune(now)).as("there is more").isTrue();
        assertThat(journal.recent(10_000)).hasSize(102);
        assertThat(journal.prune(now)).isFalse();
        assertThat(journal.recent(10)).extracting(Incident::title).containsExactly("open", "new");
        assertThat(journal.letters(key("old3"), 1)).isEmpty();
        assertThat(journal.letters(key("new"), 1)).hasSize(1);
        assertThat(journal.deploymentsSince(Instant.EPOCH)).isEmpty();
    }

    @Test
    void tablesOfANewerVersionAreNotTouched() throws Exception {
        JdbcJournal journal = JdbcJournal.on(database());
        journal.recall();
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE llmops_schema SET version = 99");
        }
        assertThatThrownBy(() -> JdbcJournal.on(database()).recall())
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("of version 99, and this library knows 2 only");
    }

    @Test
    void aDatabaseThatIsAwaySaysSoAndMayComeBack() throws JournalException {
        FlakyDatabase flaky = new FlakyDatabase(database());
        JdbcJournal journal = JdbcJournal.on(flaky);
        journal.recall();
        flaky.goesAway();
        assertThatThrownBy(() -> journal.store(deployment("v1")))
                .isInstanceOf(JournalException.class)
                .hasCauseInstanceOf(SQLException.class)
                .hasRootCauseInstanceOf(SQLTransientException.class)
                .hasMessageContaining("53100");
        flaky.comesBack();
        journal.store(deployment("v1"));
    }

    private static Entry deployment(String version) {
        return Entry.of(new Deployment("bot", version, true, START));
    }

    private static IncidentKey key(String name) {
        return IncidentKey.of("contract", Labels.of("name", name));
    }

    private static Entry tick(String name, long letter, Instant at, Optional<Instant> resolvedAt) {
        Incident incident = new Incident(
                key(name), 1, "contract", name, Severity.ERROR, Map.of(), at, at, resolvedAt, List.of(), List.of());
        IncidentChange change = new IncidentChange(IncidentChange.Kind.OPENED, incident, List.of());
        return Entry.ofTick(
                at, List.of(change), List.of(), List.of(new Letter(letter, "slack", true, change, at)), Map.of());
    }
}
