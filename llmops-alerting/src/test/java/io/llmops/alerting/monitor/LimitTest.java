package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.llmops.alerting.monitor.Reading.State;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void aBandIsWrongOutsideHoldsUpToItsRecoveryAndIsRightWithin() {
        Limit band = Limit.outside(10, 20).recoverWithin(12, 18);

        assertThat(band.judge(9.9)).isEqualTo(State.BREACHED);
        assertThat(band.judge(10)).isEqualTo(State.HOLDING);
        assertThat(band.judge(11.9)).isEqualTo(State.HOLDING);
        assertThat(band.judge(12)).isEqualTo(State.CLEAR);
        assertThat(band.judge(18)).isEqualTo(State.CLEAR);
        assertThat(band.judge(18.1)).isEqualTo(State.HOLDING);
        assertThat(band.judge(20)).isEqualTo(State.HOLDING);
        assertThat(band.judge(20.1)).isEqualTo(State.BREACHED);
        assertThat(band.nearest(11)).isEqualTo(10);
        assertThat(band.nearest(19)).isEqualTo(20);
    }

    @Test
    void saysWhatItIs() {
        assertThat(Limit.above(2)).hasToString("above 2");
        assertThat(Limit.below(0.9).recoverAt(0.95)).hasToString("below 0.9, recovers at 0.95");
        assertThat(Limit.outside(1, 3).recoverWithin(1.5, 2.5))
                .hasToString("outside 1 to 3, recovers within 1.5 to 2.5");
    }

    @Test
    void refusesARecoveryThatIsStillWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.outside(1, 3).recoverWithin(0, 2))
                .withMessageContaining("outside 1 to 3 but would be right again within 0 to 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.outside(3, 1))
                .withMessageContaining("give a low limit, a higher one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.outside(1, 3).recoverAt(2))
                .withMessageContaining("use recoverWithin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limit.above(Double.POSITIVE_INFINITY))
                .withMessageContaining("finite");
    }
}
