package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.LlmOps;
import io.llmops.alerting.incident.FailingJournal;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.PastLetter;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.alerting.notify.Delivery;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people hear, and what is kept, with a journal, also one that fails. */
@SuppressWarnings("try") // what is open need not be spoken to
class JournalTest extends BusyService {

    @Test
    void whatCouldNotBeToldIsToldByTheNextProcess() throws Exception {
        answer = Delivery.retry("500");
        Path file = folder.resolve("incidents");
        live(file, 0, 12);
        assertThat(told).contains("OPENED");
        told.clear();
        answer = Delivery.accepted("P2");
        live(file, 12, 13);
        assertThat(told).containsExactly("OPENED");
        live(file, 13, 24);

        assertThat(told).as("with what the pager called it").containsExactly("OPENED", "RESOLVED P2");
        try (JdbcJournal journal = JdbcJournal.h2(file)) {
            Incident incident = journal.recent(1).get(0);
            assertThat(journal.letters(incident.key(), 1))
                    .extracting(PastLetter::state)
                    .containsOnly(Letter.State.DELIVERED);
            assertThat(journal.transitions(incident.key(), Instant.EPOCH, Instant.now()))
                    .hasSize(4);
        }
    }

    @Test
    void deadLettersOutliveTheProcessAndMayBeTriedAgain() throws Exception {
        answer = Delivery.rejected("invalid_auth");
        Path file = folder.resolve("incidents");
        live(file, 0, 12);
        told.clear();
        answer = Delivery.accepted();
        Alerting later = builder().journal(file).build();
        try (LlmOps ops = LlmOps.builder().with(later).build()) {
            assertThat(later.deadLetters()).singleElement().satisfies(it -> {
                assertThat(it.notifier()).isEqualTo("pager");
                assertThat(it.reason()).isEqualTo("invalid_auth");
            });
            assertThat(later.retryDeadLetters()).isEqualTo(1);
            assertThat(later.flush(LONG)).isTrue();
            assertThat(later.deadLetters()).isEmpty();
        }
        assertThat(told).containsExactly("OPENED");
    }

    @Test
    void whenTheJournalFailsPeopleAreToldAllTheSameAndItIsStoredLater() throws Exception {
        FailingJournal journal = new FailingJournal();
        InMemoryMetricReader metrics = InMemoryMetricReader.create();
        OpenTelemetrySdk otel = OpenTelemetrySdk.builder()
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .build();
        Alerting alerting =
                builder().journal(journal).journalPatience(Duration.ofMillis(1)).build();
        try (LlmOps ops = LlmOps.builder().openTelemetry(otel).with(alerting).build()) {
            journal.fail();
            ticks(alerting, 0, 12);
            assertThat(alerting.flush(LONG)).isTrue();
            assertThat(told).containsExactly("OPENED");
            assertThat(alerting.openIncidents()).hasSize(1);
            assertThat(alerting.journalState().degraded()).isTrue();
            while (alerting.journalState().failures() == 0) {
                Thread.onSpinWait();
            }
            assertThat(metrics.collectAllMetrics().toString())
                    .contains("llmops.internal.failures")
                    .contains("journal");
            assertThat(journal.open()).isEmpty();
            journal.work();
        }
        Incident incident = journal.open().get(0);
        assertThat(journal.letters(incident.key(), 1))
                .filteredOn(it -> it.letter().notifier().equals("pager"))
                .extracting(PastLetter::state)
                .containsExactly(Letter.State.DELIVERED);
    }

    @Test
    void whatPeopleDoCountsFromTheNextTickAndIsToldAndKept() throws Exception {
        FailingJournal journal = new FailingJournal();
        Alerting alerting = builder().journal(journal).build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            ticks(alerting, 0, 12);
            Incident incident = alerting.openIncidents().get(0);
            alerting.react(new Reaction(incident.key(), new Action.Acknowledge(), "ada", START));
            alerting.react(new Reaction(incident.key(), new Action.Silence(Duration.ofHours(1)), "ada", START));
            tick(alerting, 12);
            assertThat(alerting.openIncidents()
                            .get(0)
                            .handling()
                            .acknowledged()
                            .orElseThrow()
                            .by())
                    .isEqualTo("ada");
            assertThat(alerting.silences()).singleElement().satisfies(it -> {
                assertThat(it.author()).isEqualTo("ada");
                assertThat(it.alerts().monitor()).isEqualTo("busy");
                assertThat(it.until()).isEqualTo(START.plus(Duration.ofHours(1)));
            });
            alerting.react(new Reaction(incident.key(), new Action.Resolve(), "ada", START));
            tick(alerting, 13);
            assertThat(alerting.openIncidents()).isEmpty();
            alerting.react(new Reaction(incident.key(), new Action.Judge(Verdict.FALSE_ALARM), "bob", START));
            ops.deployment("bot", "v42");
        }
        assertThat(told).startsWith("OPENED").contains("RESOLVED P1");
        assertThat(changes).last().asString().as("also what came last").endsWith("HANDLED #1");
        Incident kept = journal.recent(1).get(0);
        assertThat(kept.handling().judged().orElseThrow().verdict()).isEqualTo(Verdict.FALSE_ALARM);
        assertThat(kept.handling().resolved().orElseThrow().by()).isEqualTo("ada");
        assertThat(journal.deploymentsSince(Instant.EPOCH)).singleElement().hasToString("bot v42 deployed");
    }

    @Test
    void aJournalThatCannotBeReadIsHeardOfAtOnce() throws Exception {
        Path noFolder = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> builder().journal(noFolder.resolve("x")).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("give a folder that can be written");
    }

    @Test
    void noSecretIsInTheJournal() throws Exception {
        String key = "0123456789abcdef0123456789abcdef";
        Path file = folder.resolve("incidents");
        Alerting alerting = builder().pagerDuty(key).journal(file).build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            ticks(alerting, 0, 3);
        }
        assertThat(everything(file)).isNotEmpty().doesNotContain(key);
    }

    private static String everything(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + file, "llmops", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SCRIPT")) {
            StringBuilder all = new StringBuilder();
            while (rows.next()) {
                all.append(rows.getString(1)).append('\n');
            }
            return all.toString();
        }
    }
}
