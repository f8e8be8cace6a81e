package io.llmops.alerting.alert;

import io.llmops.alerting.monitor.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one look at one group gave.
 *
 * @param readings one for each level of the monitor; empty where the level could not be evaluated, which says nothing
 * @param elapsed since the look before it
 * @param judged the moment that was looked at; before now by the evaluation delay
 * @param gone whether the group has been away for so long that it will not come back
 * @param silenced why people are not told, if they are not
 */
record Look(
        List<Optional<Reading>> readings,
        Duration elapsed,
        Instant judged,
        Instant now,
        boolean gone,
        Optional<String> silenced) {

    boolean hasData() {
        return readings.stream().anyMatch(it -> it.isPresent() && it.get().state() != Reading.State.NO_DATA);
    }

    boolean isComplete() {
        return readings.stream().allMatch(Optional::isPresent);
    }
}
