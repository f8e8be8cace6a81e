package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import java.time.Duration;

/**
 * One level of one alert: its state, and for how long it has had no data. Immutable.
 */
record Track(AlertState state, Duration silence) {

    static final Track NEW = new Track(new Inactive(), Duration.ZERO);

    Track next(Step step) {
        if (step.reading() != Reading.State.NO_DATA) {
            return new Track(state.next(step), Duration.ZERO);
        }
        Duration silent = silence.plus(step.elapsed());
        boolean over =
                step.resolveAfter().filter(it -> silent.compareTo(it) >= 0).isPresent();
        return over ? ended() : new Track(state.next(step), silent);
    }

    /** Over, whatever was. It goes on being silent. */
    Track ended() {
        AlertState over = isTold() ? new Resolved() : phase() == Phase.PENDING ? new Inactive() : state;
        return new Track(over, silence);
    }

    Phase phase() {
        return state.phase();
    }

    boolean isTold() {
        return phase().isTold();
    }
}
