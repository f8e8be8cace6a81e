package io.llmops.alerting.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives, compared with an oracle that reads the whole past anew on every step. */
class AlertLifePropertyTest {

    private static final List<Reading> READINGS =
            List.of(Readings.BREACHED, Readings.HOLDING, Readings.CLEAR, Readings.NO_DATA);

    private record Moment(Reading.State reading, Duration elapsed) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void livesAsTheOracleSaysAndNeverTellsAnythingTwice(long seed) {
        Random random = new Random(seed);
        for (int life = 0; life < 200; life++) {
            AlertPolicy policy = Readings.policy(random.nextInt(4), random.nextInt(6), random.nextInt(8));
            live(random, policy, new Alert(Readings.monitor("slow", policy), Labels.none()));
        }
    }

    private static void live(Random random, AlertPolicy policy, Alert alert) {
        List<Moment> past = new ArrayList<>();
        StepClock clock = new StepClock();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Reading reading = Readings.CLEAR;
        boolean told = false;
        for (int step = 0; step < 120; step++) {
            reading = random.nextInt(3) == 0 ? READINGS.get(random.nextInt(READINGS.size())) : reading;
            Duration moved = step(random);
            now = now.plus(moved);
            boolean first = past.isEmpty();
            past.add(new Moment(reading.state(), first || moved.isNegative() ? Duration.ZERO : moved));

            Transition transition =
                    alert.step(look(reading, clock.elapsed(now), now)).orElse(null);

            assertThat(alert.phase().isTold()).as("%s after %s", policy, past).isEqualTo(oracle(past, policy));
            if (transition != null && transition.isFired()) {
                assertThat(told).as("fired without a resolve before").isFalse();
                told = true;
            } else if (transition != null && transition.isResolved()) {
                assertThat(told).as("resolved without a firing before").isTrue();
                told = false;
            }
        }
    }

    private static Look look(Reading reading, Duration elapsed, Instant now) {
        return new Look(List.of(Optional.of(reading)), elapsed, now, now, false, Optional.empty());
    }

    private static Duration step(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofSeconds(-random.nextInt(10_000));
            case 2 -> Duration.ofHours(random.nextInt(50));
            default -> Duration.ofSeconds(random.nextInt(120));
        };
    }

    /** Whether people think that it is wrong: four sums over the past, no states. */
    private static boolean oracle(List<Moment> past, AlertPolicy policy) {
        boolean told = false;
        Duration breached = null; // since the last clear reading, while not told
        Duration clear = null; // since the last breach, while told
        Duration silent = Duration.ZERO;
        for (Moment moment : past) {
            silent = moment.reading == Reading.State.NO_DATA ? silent.plus(moment.elapsed) : Duration.ZERO;
            if (moment.reading == Reading.State.BREACHED) {
                clear = null;
                breached = told ? null : breached == null ? Duration.ZERO : breached.plus(moment.elapsed);
            } else if (moment.reading == Reading.State.CLEAR) {
                breached = null;
                clear = !told ? null : clear == null ? Duration.ZERO : clear.plus(moment.elapsed);
            } else if (moment.reading == Reading.State.NO_DATA
                    && silent.compareTo(policy.noData().after()) >= 0) {
                told = false;
                breached = null;
                clear = null;
            }
            if (breached != null && breached.compareTo(policy.pendingFor()) >= 0) {
                told = true;
                breached = null;
            }
            if (clear != null && clear.compareTo(policy.keepFiringFor()) >= 0) {
                told = false;
                clear = null;
            }
        }
        return told;
    }

    @Test
    void everyFiringEventuallyResolvesOnEndlessClear() {
        Random random = new Random(7);
        for (int life = 0; life < 500; life++) {
            AlertPolicy policy = Readings.policy(random.nextInt(4), random.nextInt(60), random.nextInt(60));
            Alert alert = new Alert(Readings.monitor("slow", policy), Labels.none());
            StepClock clock = new StepClock();
            Instant now = Instant.parse("2026-03-01T12:00:00Z");
            for (int step = 0; step < random.nextInt(50); step++) {
                now = now.plus(step(random));
                alert.step(look(READINGS.get(random.nextInt(READINGS.size())), clock.elapsed(now), now));
            }
            for (int minute = 0; minute <= 61; minute++) {
                now = now.plus(Duration.ofMinutes(1));
                alert.step(look(Readings.CLEAR, clock.elapsed(now), now));
            }
            assertThat(alert.phase().isActive()).isFalse();
        }
    }
}
