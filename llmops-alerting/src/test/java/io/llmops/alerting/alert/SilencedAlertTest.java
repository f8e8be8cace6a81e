package io.llmops.alerting.alert;

import static io.llmops.alerting.alert.Readings.BREACHED;
import static io.llmops.alerting.alert.Readings.CLEAR;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilencedAlertTest {

    private final Life life = new Life(Readings.twoLevels("slow", Readings.policy(0, 0, 30)));

    @Test
    void goesOnLivingAndIsToldWhenTheSilenceEndsIfItStillFires() {
        life.silenced(true).everyMinute(9, BREACHED, CLEAR);
        assertThat(life.phase()).isEqualTo(Phase.FIRING);
        assertThat(life.alert().asOfNow().silenced()).contains("silenced by ann");
        assertThat(life.told()).isEmpty();
        assertThat(life.alert().suppressed()).isEqualTo(1);

        life.silenced(false).everyMinute(9, BREACHED, CLEAR);
        assertThat(life.told()).containsExactly("fired error: breached, no longer silenced");
    }

    @Test
    void whatIsAlmostOverWhenTheSilenceEndsIsToldOnlyIfItComesBack() {
        Life slow = new Life(Readings.twoLevels("slow", Readings.policy(0, 5, 30)));
        slow.silenced(true).everyMinute(9, BREACHED, CLEAR).everyMinute(2, CLEAR, CLEAR);
        slow.silenced(false).everyMinute(2, CLEAR, CLEAR);
        assertThat(slow.phase()).isEqualTo(Phase.RECOVERING);
        assertThat(slow.told()).isEmpty();

        slow.everyMinute(1, BREACHED, CLEAR);
        assertThat(slow.told()).containsExactly("fired error: breached again, no longer silenced");
    }

    @Test
    void isNeverToldIfItIsOverBefore() {
        life.silenced(true).everyMinute(9, BREACHED, CLEAR).everyMinute(9, CLEAR, CLEAR);
        life.silenced(false).everyMinute(9, CLEAR, CLEAR);

        assertThat(life.told()).isEmpty();
    }

    @Test
    void whatWasToldBeforeIsStillToldToBeOver() {
        life.everyMinute(1, BREACHED, CLEAR);
        life.silenced(true).everyMinute(9, BREACHED, BREACHED).everyMinute(1, CLEAR, CLEAR);

        assertThat(life.told()).containsExactly("fired error: breached", "resolved error: clear");
        assertThat(life.alert().suppressed()).isEqualTo(1);
    }

    @Test
    void whatBecameWorseMeanwhileIsToldWhenTheSilenceEnds() {
        life.everyMinute(1, BREACHED, CLEAR).silenced(true).everyMinute(9, BREACHED, BREACHED);
        assertThat(life.told()).hasSize(1);

        life.silenced(false).everyMinute(1, BREACHED, BREACHED);
        assertThat(life.told()).containsExactly("fired error: breached", "escalated critical: breached");
    }

    @Test
    void eachThingHeldBackCountsOnce() {
        life.silenced(true);
        life.everyMinute(9, BREACHED, CLEAR).everyMinute(9, BREACHED, BREACHED).everyMinute(9, CLEAR, CLEAR);
        life.everyMinute(9, BREACHED, CLEAR);

        assertThat(life.alert().suppressed()).isEqualTo(3);
    }
}
