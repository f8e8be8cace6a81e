package io.llmops.alerting.alert;

import static io.llmops.alerting.alert.Readings.BREACHED;
import static io.llmops.alerting.alert.Readings.CLEAR;
import static io.llmops.alerting.alert.Readings.HOLDING;
import static io.llmops.alerting.alert.Readings.NO_DATA;
import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.Level;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.NoDataPolicy;
import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EscalationTest {

    private final Life life = new Life(Readings.twoLevels("slow", Readings.policy(2, 5, 30)));

    @Test
    void becomesWorseAndLessBadAndEndsAsOneAlert() {
        life.everyMinute(4, BREACHED, CLEAR)
                .everyMinute(4, BREACHED, BREACHED)
                .everyMinute(7, BREACHED, CLEAR)
                .everyMinute(7, CLEAR, CLEAR);

        assertThat(life.told())
                .containsExactly(
                        "fired error: breached for 2m",
                        "escalated critical: breached for 2m",
                        "de_escalated error: clear for 5m",
                        "resolved error: clear for 5m");
    }

    @Test
    void whatIsWorstAtOnceFiresAtOnceAsThat() {
        life.everyMinute(4, BREACHED, BREACHED).everyMinute(7, CLEAR, CLEAR);

        assertThat(life.told()).containsExactly("fired critical: breached for 2m", "resolved critical: clear for 5m");
    }

    @Test
    void isNoLessBadWhileTheWorseLevelHolds() {
        life.everyMinute(4, BREACHED, BREACHED).everyMinute(60, BREACHED, HOLDING);

        assertThat(life.phase()).isEqualTo(Phase.FIRING);
        assertThat(life.told()).containsExactly("fired critical: breached for 2m");
    }

    @Test
    void isNoLessBadBeforeTheWorseLevelHasBeenClearForLongEnough() {
        life.everyMinute(4, BREACHED, BREACHED);
        for (int i = 0; i < 20; i++) {
            life.everyMinute(4, BREACHED, CLEAR).everyMinute(1, BREACHED, BREACHED);
        }
        assertThat(life.told()).containsExactly("fired critical: breached for 2m");
    }

    @Test
    void aLevelMayHaveTimesOfItsOwn() {
        Monitor monitor = Readings.twoLevels("slow", Readings.policy(2, 5, 30));
        Level atOnce = monitor.escalations().get(0).pendingFor(Duration.ZERO).keepFiringFor(Duration.ZERO);
        Life quick = new Life(Monitor.named("slow")
                .when(monitor.condition())
                .escalate(atOnce)
                .policy(monitor.policy())
                .build());
        quick.everyMinute(1, BREACHED, BREACHED).everyMinute(3, BREACHED, CLEAR);

        assertThat(quick.told())
                .as("the lesser level need not be pending: people know")
                .containsExactly("fired critical: breached", "de_escalated error: clear");
    }

    @Test
    void aLevelWithoutDataIsOverInTimeAlsoIfTheOtherGoesOn() {
        life.everyMinute(4, BREACHED, BREACHED).everyMinute(31, BREACHED, NO_DATA);

        assertThat(life.told())
                .containsExactly("fired critical: breached for 2m", "de_escalated error: no data for 30m");
    }

    @Test
    void keptWithoutDataItStaysAsItIs() {
        Life kept = new Life(Readings.twoLevels("slow", Readings.policy(0, 0, 0).noData(NoDataPolicy.keep())));
        kept.everyMinute(1, BREACHED, BREACHED).everyMinute(10_000, NO_DATA, NO_DATA);

        assertThat(kept.told()).containsExactly("fired critical: breached");
        assertThat(kept.alert().asOfNow().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void okWithoutDataItIsOverAtOnce() {
        Life ok = new Life(Readings.twoLevels("slow", Readings.policy(0, 5, 0).noData(NoDataPolicy.ok())));
        ok.everyMinute(1, BREACHED, BREACHED).everyMinute(1, NO_DATA, NO_DATA);

        assertThat(ok.told()).containsExactly("fired critical: breached", "resolved critical: no data");
    }

    @Test
    void remindsAsOftenAsThePolicySaysWhileItFires() {
        Life reminding =
                new Life(Readings.twoLevels("slow", Readings.policy(0, 5, 0).renotifyEvery(Duration.ofHours(1))));
        reminding.everyMinute(125, BREACHED, CLEAR);

        assertThat(reminding.told())
                .containsExactly("fired error: breached", "reminded error: for 1h", "reminded error: for 2h");
    }

    @Test
    void otherNewsIsAReminderToo() {
        Life reminding =
                new Life(Readings.twoLevels("slow", Readings.policy(0, 5, 0).renotifyEvery(Duration.ofHours(1))));
        reminding.everyMinute(50, BREACHED, CLEAR).everyMinute(50, BREACHED, BREACHED);

        assertThat(reminding.told()).containsExactly("fired error: breached", "escalated critical: breached");
    }
}
