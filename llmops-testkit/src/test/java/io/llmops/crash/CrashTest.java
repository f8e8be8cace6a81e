package io.llmops.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.IncidentJournal;
import io.llmops.alerting.incident.JournalException;
import io.llmops.alerting.incident.Letter;
import io.llmops.alerting.incident.PastLetter;
import io.llmops.alerting.incident.jdbc.JdbcJournal;
import io.llmops.contracts.RealPostgres;
import io.llmops.testkit.pagerduty.PagerDutyStandIn;
import io.llmops.testkit.pagerduty.ReceivedEvent;
import io.llmops.testkit.slack.SlackMessage;
import io.llmops.testkit.slack.SlackStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed at random moments and started again until its script ends; PagerDuty and Slack say what they saw of
 * it. Five times; as often as {@code -Dllmops.crash.kills=…} says ({@code -Pcrash}: 200).
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("llmops.crash.kills", 5);
    private static final long SEED = Long.getLong("llmops.crash.seed", 7);
    private static final int MOST_TICKS_BETWEEN = 50;

    private final PagerDutyStandIn pagerDuty = PagerDutyStandIn.start();
    private final SlackStandIn slack = SlackStandIn.start();
    private final Random random = new Random(SEED);
    private final Script script = Script.forKills(KILLS);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        pagerDuty.close();
        slack.close();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingIsLostOrToldTwiceWithAFileOfH2() throws Exception {
        Path file = folder.resolve("incidents");
        liveAndDie(file.toString());
        try (JdbcJournal journal = JdbcJournal.h2(file)) {
            check(journal);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void nothingIsLostOrToldTwiceWithPostgreSql() throws Exception {
        String database = RealPostgres.newDatabaseUrl();
        liveAndDie(database);
        check(ScriptedService.journal(database));
    }

    private void liveAndDie(String journal) throws IOException, InterruptedException {
        int tick = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            tick = liveUntilKilled(journal, tick);
        }
        try (ChildProcess last = start(journal, tick)) {
            String word = last.nextWord();
            while (word.startsWith(ScriptedService.TICKED)) {
                word = last.nextWord();
            }
            assertThat(word).as("%s", last.noise()).isEqualTo(ScriptedService.DONE);
        }
    }

    /** The tick to go on with. */
    private int liveUntilKilled(String journal, int from) throws IOException, InterruptedException {
        int next = from;
        try (ChildProcess process = start(journal, from)) {
            for (int left = random.nextInt(MOST_TICKS_BETWEEN); left > 0; left--) {
                String word = process.nextWord();
                assertThat(word).as("%s", process.noise()).startsWith(ScriptedService.TICKED);
                next = Integer.parseInt(word.substring(ScriptedService.TICKED.length())) + 1;
            }
            LockSupport.parkNanos(random.nextInt(30_000_000)); // somewhere within what follows
            process.kill();
            for (String word = process.nextWord(); !word.isEmpty(); word = process.nextWord()) {
                next = Integer.parseInt(word.substring(ScriptedService.TICKED.length())) + 1;
            }
        }
        assertThat(next).as("the script is long enough for all kills").isLessThan(script.ticks());
        return next;
    }

    private ChildProcess start(String journal, int tick) throws IOException {
        return new ChildProcess(List.of(
                journal,
                pagerDuty.baseUri().toString(),
                slack.apiUri().toString(),
                slack.botToken(),
                slack.channelId(),
                String.valueOf(script.ticks()),
                String.valueOf(tick)));
    }

    private void check(IncidentJournal journal) throws JournalException {
        List<Incident> incidents = journal.recent(100_000);
        checkNoneIsLost(incidents);
        for (Incident incident : incidents) {
            assertThat(journal.letters(incident.key(), incident.occurrence()))
                    .as("what was told of %s", incident)
                    .extracting(PastLetter::state)
                    .containsOnly(Letter.State.DELIVERED);
        }
        checkPagerDuty(incidents);
        checkSlack(incidents);
    }

    private void checkNoneIsLost(List<Incident> incidents) {
        Map<String, Long> found = incidents.stream()
                .collect(Collectors.groupingBy(
                        it -> it.labels().getOrDefault("gen_ai.request.model", "?"), Collectors.counting()));
        Map<String, Long> expected = IntStream.range(0, Script.MODELS)
                .boxed()
                .collect(Collectors.toMap(Script::name, it -> (long) script.troubles(it)));
        assertThat(found).isEqualTo(expected);
        assertThat(incidents).noneMatch(Incident::isOpen);
    }

    private void checkPagerDuty(List<Incident> incidents) {
        assertThat(pagerDuty.violations()).isEmpty();
        assertThat(pagerDuty.incidents()).allMatch(io.llmops.testkit.pagerduty.Incident::resolved);
        Set<String> all = occurrences(incidents);
        assertThat(told("resolve")).as("every resolve is delivered").isEqualTo(all);
        Map<String, Long> opened = pagerDuty.incidents().stream()
                .collect(Collectors.groupingBy(io.llmops.testkit.pagerduty.Incident::dedupKey, Collectors.counting()));
        Map<String, Long> triggered = told("trigger").stream()
                .collect(Collectors.groupingBy(it -> it.substring(0, it.indexOf('#')), Collectors.counting()));
        assertThat(opened).as("each that was triggered is opened once").isEqualTo(triggered);
        assertThat(told("trigger").size())
                .as(
                        "only one that was over when it could be told is not triggered, and each kill can delay %d at most",
                        Script.MODELS)
                .isGreaterThanOrEqualTo(all.size() - KILLS * Script.MODELS);
    }

    private static Set<String> occurrences(List<Incident> incidents) {
        return incidents.stream()
                .map(it -> it.key() + "#" + it.occurrence())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Key and occurrence of each event of this action. */
    private Set<String> told(String action) {
        return pagerDuty.events().stream()
                .map(ReceivedEvent::body)
                .filter(it -> it.path("event_action").asText().equals(action))
                .map(CrashTest::occurrence)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String occurrence(JsonNode event) {
        return event.path("dedup_key").asText() + "#"
                + event.path("payload")
                        .path("custom_details")
                        .path("occurrence")
                        .asText();
    }

    /** A repeat may be seen only where a process died between Slack's answer and the commit: one for each kill. */
    private void checkSlack(List<Incident> incidents) {
        assertThat(slack.violations()).isEmpty();
        List<SlackMessage> messages = slack.messages();
        assertThat(messages.size()).isBetween(incidents.size(), incidents.size() + KILLS);
        long stale = messages.stream()
                .filter(it -> !it.text().startsWith("Resolved"))
                .count();
        assertThat(stale)
                .as("messages that show no end are repeats")
                .isLessThanOrEqualTo(messages.size() - incidents.size());
    }
}
