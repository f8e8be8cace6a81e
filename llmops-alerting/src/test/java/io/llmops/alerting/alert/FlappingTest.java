package io.llmops.alerting.alert;

import static io.llmops.alerting.alert.Readings.BREACHED;
import static io.llmops.alerting.alert.Readings.CLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.FlapPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlappingTest {

    private final Life life =
            new Life(Readings.twoLevels("slow", Readings.policy(0, 0, 30).flapping(FlapPolicy.standard())));

    @Test
    void theThirdFiringInAnHourIsToldAsFlappingAndNothingMoreUntilItIsQuiet() {
        for (int i = 0; i < 100; i++) {
            life.everyMinute(3, BREACHED, CLEAR).everyMinute(3, CLEAR, CLEAR);
        }
        assertThat(life.phase()).isEqualTo(Phase.FLAPPING);
        assertThat(life.told())
                .containsExactly(
                        "fired error: breached",
                        "resolved error: clear",
                        "fired error: breached",
                        "resolved error: clear",
                        "fired error: 5 changes within 1h");

        life.everyMinute(60, CLEAR, CLEAR);
        assertThat(life.told()).hasSize(6).last().isEqualTo("resolved error: at most 1 change within 1h");
    }

    @Test
    void whatIsTrulyWrongLeavesFlappingAsFiring() {
        for (int i = 0; i < 10; i++) {
            life.everyMinute(3, BREACHED, CLEAR).everyMinute(3, CLEAR, CLEAR);
        }
        life.everyMinute(61, BREACHED, CLEAR);

        assertThat(life.phase()).isEqualTo(Phase.FIRING);
        assertThat(life.told()).last().isEqualTo("steadied error: at most 1 change within 1h");
        life.everyMinute(1, CLEAR, CLEAR);
        assertThat(life.told()).last().isEqualTo("resolved error: clear");
    }

    @Test
    void upAndDownBetweenLevelsIsFlappingToo() {
        for (int i = 0; i < 20; i++) {
            life.everyMinute(2, BREACHED, CLEAR).everyMinute(2, BREACHED, BREACHED);
        }
        assertThat(life.told())
                .containsExactly(
                        "fired error: breached",
                        "escalated critical: breached",
                        "de_escalated error: clear",
                        "escalated critical: breached",
                        "began_flapping critical: 5 changes within 1h");
    }

    @Test
    void whatIsWorseThanEverIsToldWhileItFlaps() {
        for (int i = 0; i < 10; i++) {
            life.everyMinute(3, BREACHED, CLEAR).everyMinute(3, CLEAR, CLEAR);
        }
        int before = life.told().size();
        for (int i = 0; i < 5; i++) {
            life.everyMinute(3, BREACHED, BREACHED).everyMinute(3, CLEAR, CLEAR);
        }
        assertThat(life.told().subList(before, life.told().size()))
                .containsExactly("escalated critical: 5 changes within 1h");
    }

    @Test
    void slowComingAndGoingIsNoFlapping() {
        for (int i = 0; i < 10; i++) {
            life.everyMinute(15, BREACHED, CLEAR).everyMinute(16, CLEAR, CLEAR);
        }
        assertThat(life.told()).hasSize(20).noneMatch(it -> it.contains("changes"));
    }

    @Test
    void standardTimesKeepAnAlertFromChangingMoreThanTenTimesInAnHour() {
        Life standard = new Life(Readings.twoLevels("slow", Readings.policy(1, 5, 30)));
        for (int i = 0; i < 600; i++) {
            standard.everyMinute(i % 8 < 2 ? 1 : 0, BREACHED, CLEAR).everyMinute(i % 8 < 2 ? 0 : 1, CLEAR, CLEAR);
        }
        assertThat(standard.told()).hasSizeLessThanOrEqualTo(100 * 2).hasSizeGreaterThan(100);
    }

    @Test
    void withoutThePolicyEveryChangeIsTold() {
        Life off = new Life(Readings.twoLevels("slow", Readings.policy(0, 0, 30)));
        for (int i = 0; i < 50; i++) {
            off.everyMinute(1, BREACHED, CLEAR).everyMinute(1, CLEAR, CLEAR);
        }
        assertThat(off.told()).hasSize(100);
        assertThat(off.move(Duration.ofHours(2)).phase()).isEqualTo(Phase.RESOLVED);
    }
}
