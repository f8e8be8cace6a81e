package io.llmops.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.llmops.alerting.incident.Background.Happening;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.silence.AlertMatcher;
import io.llmops.alerting.silence.Silence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a process that ends and the next one tell together. */
@SuppressWarnings("try") // what is open need not be spoken to
class RestartTest extends BusyService {

    /** In every phase; the time in between counts for nothing, so each restart delays what is counted by a tick at most. */
    @Test
    void aRestartAtAnyMomentNeitherFiresNorResolvesAnything() throws Exception {
        List<String> undisturbed = run(60, folder.resolve("whole"));
        assertThat(undisturbed).hasSize(5);
        for (int restartEvery : List.of(2, 5, 9)) {
            assertThat(run(restartEvery, folder.resolve("every" + restartEvery)))
                    .as("with a restart every %d ticks", restartEvery)
                    .isEqualTo(undisturbed);
        }
    }

    private List<String> run(int restartEvery, Path file) {
        changes.clear();
        int tick = 0;
        while (tick < 60) {
            Alerting alerting = builder().journal(file).build();
            try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
                for (int i = 0; i < restartEvery && tick < 60; i++, tick++) {
                    level = script(tick);
                    alerting.tick(START.plus(TICK.multipliedBy(tick)));
                }
            }
        }
        return List.copyOf(changes);
    }

    @Test
    void anAlertThatNobodyWatchesAnyMoreAfterARestartIsOver() throws Exception {
        Path file = folder.resolve("incidents");
        live(file, 0, 12);
        Alerting other = builder().monitors(List.of()).journal(file).build();
        try (LlmOps ops = LlmOps.builder().with(other).build()) {
            other.tick(START.plus(TICK.multipliedBy(12)));
            assertThat(other.flush(LONG)).isTrue();
            assertThat(other.openIncidents()).isEmpty();
        }
        assertThat(told).containsExactly("OPENED", "RESOLVED P1");
    }

    @Test
    void silencesGoOnAndSoDoDeployments() throws Exception {
        Path file = folder.resolve("incidents");
        Alerting before = builder().journal(file).build();
        Silence silence = Silence.of(AlertMatcher.monitor("busy"), START.plus(TICK.multipliedBy(30)))
                .by("ann")
                .because("it is known");
        try (LlmOps ops = LlmOps.builder().timeSource(clock).with(before).build()) {
            ops.deployment("bot", "v42");
            before.silence(silence);
            ticks(before, 0, 3);
        }
        Alerting after = builder().journal(file).build();
        try (LlmOps ops = LlmOps.builder().timeSource(clock).with(after).build()) {
            ticks(after, 3, 14);
            assertThat(after.silences()).containsExactly(silence);
            assertThat(changes).as("they know").isEmpty();

            ticks(after, 14, 34);
            assertThat(after.silences()).as("it is over").isEmpty();
            assertThat(after.openIncidents())
                    .singleElement()
                    .satisfies(it -> assertThat(it.background().happenings())
                            .extracting(Happening::what)
                            .containsExactly("bot v42 deployed"));
        }
    }

    @Test
    void asManySilencesAsThereMayBeStopNothing() throws Exception {
        Path file = folder.resolve("incidents");
        Alerting before = builder().journal(file).build();
        try (LlmOps ops = LlmOps.builder().with(before).build()) {
            for (int i = 0; i < 1_000; i++) {
                before.silence(silenceOf("m" + i));
            }
            tick(before, 0);
        }
        Alerting after = builder().journal(file).build();
        try (LlmOps ops = LlmOps.builder().with(after).build()) {
            after.silence(silenceOf("one-more"));
            ticks(after, 1, 12);
            assertThat(after.silences()).hasSize(1_000);
            assertThat(after.openIncidents()).hasSize(1);
        }
    }

    @Test
    void aLateClickOnAnOldMessageSilencesNothing() throws Exception {
        Alerting alerting = builder().journal(folder.resolve("incidents")).build();
        try (LlmOps ops = LlmOps.builder().with(alerting).build()) {
            ticks(alerting, 0, 36);
            Incident second = alerting.openIncidents().get(0);
            assertThat(second.occurrence()).isEqualTo(2);
            Action silence = new Action.Silence(Duration.ofHours(1));
            alerting.react(new Reaction(second.key(), OptionalLong.of(1), silence, "ada", START));
            tick(alerting, 36);
            assertThat(alerting.silences()).isEmpty();

            alerting.react(new Reaction(second.key(), OptionalLong.of(2), silence, "ada", START));
            tick(alerting, 37);
            assertThat(alerting.silences()).hasSize(1);
        }
    }

    private static Silence silenceOf(String monitor) {
        return Silence.of(AlertMatcher.monitor(monitor), START.plus(Duration.ofDays(1)))
                .by("ann")
                .because("it is known");
    }
}
