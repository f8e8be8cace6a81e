package io.llmops.alerting.monitor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.llmops.alerting.MonitorPacks;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.StdDev;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.silence.Schedule;
import io.llmops.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorFileTest {

    private static final Map<String, List<Monitor>> PACKS = Map.of("standard", MonitorPacks.standard());

    @TempDir
    private Path folder;

    @Test
    void readsWhatPeopleWrite() {
        Monitor read = read("""
                signals:
                  calls: {metric: gen_ai.client.inference.duration, by: gen_ai.request.model}
                  failures: {signal: calls, where: {error.type: "!cancelled,blocked"}}
                monitors:
                  - name: error-rate
                    summary: Too many calls fail
                    severity: error
                    when:
                      threshold: {value: {share: failures, of: calls, over: 5m}, above: 5%, recover-at: 2%, min-samples: 30}
                    escalate:
                      - severity: critical
                        when: {threshold: {value: {share: failures, of: calls, over: 5m}, above: 25%}}
                        pending-for: 0
                    pending-for: 1h30m
                    no-data: keep
                """).monitors().get(0);

        Signal calls = Signal.of("gen_ai.client.inference.duration").by("gen_ai.request.model");
        Duration window = Duration.ofMinutes(5);
        Value rate = Value.ratio(
                Value.count(calls.where("error.type", "!cancelled,blocked"), window), Value.count(calls, window));
        assertThat(read.condition())
                .isEqualTo(Threshold.above(rate, 0.05).recoverAt(0.02).minSamples(30));
        assertThat(read.policy().severity()).isEqualTo(Severity.ERROR);
        assertThat(read.policy().pendingFor()).isEqualTo(Duration.ofMinutes(90));
        assertThat(read.escalations().get(0).condition()).isEqualTo(Threshold.above(rate, 0.25));
        assertThat(read.escalations().get(0).pendingFor()).contains(Duration.ZERO);
    }

    @Test
    void aFilesZoneIsThatOfItsConditionsAndSchedules() {
        StdDev read = (StdDev) read("""
                zone: Europe/Berlin
                values:
                  latency: {p95: gen_ai.client.inference.duration, over: 5m}
                monitors:
                  - {name: slow, when: {std-dev: {value: latency, above: 3, scale: log}}}
                """).monitors().get(0).condition();

        assertThat(read)
                .isEqualTo(StdDev.above(
                                Value.quantile(
                                        Signal.of("gen_ai.client.inference.duration"), 0.95, Duration.ofMinutes(5)),
                                3)
                        .log()
                        .zone(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void aPackIsIncludedItsMonitorsOverriddenAndSwitchedOffByName() {
        List<Monitor> read = read("""
                include: standard
                monitors:
                  - {name: slow-chunks, enabled: false}
                  - {name: error-rate, severity: critical, pending-for: 5m, labels: {team: search}}
                  - {name: no-cost, when: {absent: {signal: llmops.cost, for: 1h}}}
                """).monitors();

        assertThat(read)
                .extracting(Monitor::name)
                .startsWith("error-rate", "slow-first-chunk", "slow-calls")
                .doesNotContain("slow-chunks")
                .endsWith("no-cost");
        Monitor standard = MonitorPacks.standard().get(0);
        assertThat(read.get(0).condition()).isEqualTo(standard.condition());
        assertThat(read.get(0).runbook()).isEqualTo(standard.runbook());
        assertThat(read.get(0).policy().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(read.get(0).policy().pendingFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(read.get(0).labels().get("team")).contains("search");
    }

    @Test
    void maintenanceIsOnceOrEveryWeek() {
        MonitorFile read = read("""
                zone: Europe/Berlin
                maintenance:
                  - reason: the index is rebuilt
                    monitors: slow-*
                    weekly: {at: "sat,sun 02:00", for: 2h, until: 2027-01-01T00:00:00Z}
                  - reason: the provider moves
                    once: {from: 2026-12-01T22:00:00+01:00, until: 2026-12-02T06:00:00+01:00}
                """);

        assertThat(read.maintenance().get(0).schedule()).isInstanceOfSatisfying(Schedule.Weekly.class, it -> {
            assertThat(it.days()).hasSize(2);
            assertThat(it.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        });
        assertThat(read.maintenance().get(1).schedule())
                .isEqualTo(new Schedule.Once(
                        Instant.parse("2026-12-01T21:00:00Z"), Instant.parse("2026-12-02T05:00:00Z")));
    }

    @Test
    void everyErrorTellsFileLineKeyAndTheFix() throws IOException {
        Path file = folder.resolve("monitors.yaml");
        Files.writeString(file, """
                monitors:
                  - name: slow
                    when: {threshold: {value: {mean: llmops.cost, over: 5m}, abvoe: 2}}
                """);

        assertThatThrownBy(() -> MonitorFile.read(file, PACKS))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(file + ":3:")
                .hasMessageContaining("monitors[0].when.threshold")
                .hasMessageContaining("needs one of the keys 'above', 'below' and 'outside'");
    }

    @Test
    void aMisspeltNameIsNotTakenForAMetric() {
        assertError("""
                signals: {calls: {metric: requests}}
                monitors: [{name: a, when: {absent: {signal: cals, for: 5m}}}]
                """, "monitors[0].when.absent.signal: is no signal", "did you mean 'calls'?");
    }

    @Test
    void aMisspeltMonitorOfAPackIsNotANewOne() {
        assertError("""
                include: standard
                monitors: [{name: slow-chunk, enabled: false}]
                """, "monitors[0]: needs the key 'when'", "did you mean 'slow-chunks'?");
    }

    @Test
    void whatOnlyThePartsKnowIsToldWithTheLine() {
        assertError("""
                monitors:
                  - name: a
                    when:
                      threshold: {value: {mean: llmops.cost, over: 5m}, above: 2, recover-at: 3}
                """, "monitors.yaml:4:", "monitors[0].when.threshold: does not fit: ");
    }

    private static MonitorFile read(String yaml) {
        assertThat(Schemas.complaints(Schemas.yaml(yaml))).isEmpty();
        return MonitorFile.parse("monitors.yaml", yaml, PACKS);
    }

    private static void assertError(String yaml, String... parts) {
        assertThatThrownBy(() -> MonitorFile.parse("monitors.yaml", yaml, PACKS))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(parts);
    }
}
