package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.monitor.Reading.State;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AbsentTest {

    private static final Signal CALLS = Signal.of("calls").by("model");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Absent ABSENT = Absent.of(CALLS, QUARTER);
    private static final WeekSchedule OFFICE = WeekSchedule.of(ZoneOffset.UTC, "mon-fri 08:00-18:00");
    private static final Labels A = Labels.of("model", "a");
    private static final Labels B = Labels.of("model", "b");

    private final RawSource source = new RawSource();
    private final Instant noon = Instant.parse("2026-03-03T12:00:00Z"); // a Tuesday

    private void seen(Labels labels, Instant at) {
        source.add("calls", labels, Aggregate.counted(3), at);
    }

    private Map<Labels, Reading> step(Condition condition, Instant now) {
        return ConditionRunners.of(condition).step(source.feeds(), now);
    }

    @Test
    void missesWhatWasThereAndNothingElse() {
        seen(A, noon.minus(Duration.ofMinutes(70)));
        seen(B, noon.minus(Duration.ofMinutes(10)));

        Map<Labels, Reading> readings = step(ABSENT, noon);

        assertThat(readings.get(A).state()).isEqualTo(State.BREACHED);
        assertThat(ABSENT.describe(readings.get(A))).isEqualTo("calls has had no data for 1h or longer, limit 15m");
        assertThat(readings.get(B).state()).isEqualTo(State.CLEAR);
        assertThat(ABSENT.describe(readings.get(B))).isEqualTo("calls has 3 numbers in 15m");
        assertThat(readings).hasSize(2);
        assertThat(step(ABSENT, noon.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void aCounterThatCountsNothingIsSilent() {
        seen(A, noon.minus(Duration.ofMinutes(70)));
        source.add("calls", A, Aggregate.counted(0), noon);

        assertThat(step(ABSENT, noon).get(A).state()).isEqualTo(State.BREACHED);
    }

    @Test
    void nobodyCanMissWhatNobodyWatched() {
        seen(A, noon.minus(Duration.ofMinutes(70)));
        source.watchedSince(noon.minus(Duration.ofMinutes(5)));

        assertThat(step(ABSENT, noon).get(A).state()).isEqualTo(State.HOLDING);
        assertThat(step(ABSENT, noon.plus(Duration.ofMinutes(9))).get(A).state())
                .isEqualTo(State.BREACHED);
    }

    @Test
    void countsSilenceOnlyWithinItsSchedule() {
        Absent scheduled = ABSENT.during(OFFICE);
        seen(A, Instant.parse("2026-03-02T17:50:00Z"));

        assertThat(stateOfA(scheduled, "2026-03-02T17:59:59Z")).isEqualTo(State.CLEAR);
        assertThat(stateOfA(scheduled, "2026-03-02T22:00:00Z")).as("night").isEqualTo(State.CLEAR);
        assertThat(stateOfA(scheduled, "2026-03-03T08:10:00Z"))
                .as("has just begun")
                .isEqualTo(State.HOLDING);
        assertThat(stateOfA(scheduled, "2026-03-03T08:15:00Z")).isEqualTo(State.BREACHED);
    }

    private State stateOfA(Absent condition, String now) {
        return step(condition, Instant.parse(now)).get(A).state();
    }

    @Test
    void whatIsExpectedIsMissedEvenIfItNeverCame() {
        Absent expected = Absent.of(Signal.of("heartbeat"), QUARTER).isExpected();

        assertThat(step(Absent.of(Signal.of("heartbeat"), QUARTER), noon)).isEmpty();
        assertThat(step(expected, noon).get(Labels.none()).state()).isEqualTo(State.BREACHED);
        assertThat(expected.describe()).isEqualTo("no data of heartbeat for 15m, expected");
    }

    @Test
    void agreesWithTheTimesOfTheEvents() {
        SplittableRandom random = new SplittableRandom(23);
        for (int run = 0; run < 200; run++) {
            RawSource one = new RawSource();
            List<Instant> times = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                Instant at = noon.minus(Duration.ofSeconds(1 + random.nextInt(100_000)));
                times.add(at);
                one.add("calls", A, Aggregate.counted(1), at);
            }
            Instant last = times.stream().max(Instant::compareTo).orElseThrow();
            long silent = Duration.between(last, noon).toSeconds();

            Map<Labels, Reading> readings = ConditionRunners.of(ABSENT).step(one.feeds(), noon);

            if (silent >= 86_400) {
                assertThat(readings).isEmpty();
            } else {
                assertThat(readings.get(A).state()).isEqualTo(silent >= 900 ? State.BREACHED : State.CLEAR);
                assertThat(readings.get(A).value() * 60).isLessThanOrEqualTo((double) silent);
            }
        }
    }

    @Test
    void refusesWhatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ABSENT.within(QUARTER))
                .withMessageContaining("look back further");
        assertThatIllegalArgumentException().isThrownBy(ABSENT::isExpected).withMessageContaining("without by(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Absent.of(CALLS, Duration.ofHours(11)).during(OFFICE))
                .withMessageContaining("never on for as long as 11h");
        assertThat(Absent.of(CALLS, Duration.ofDays(2)).reach()).isEqualTo(Duration.ofDays(4));
    }
}
