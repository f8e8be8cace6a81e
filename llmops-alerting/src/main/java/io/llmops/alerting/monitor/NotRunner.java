package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.llmops.alerting.signal.Labels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the readings of another runner around. */
final class NotRunner implements ConditionRunner {

    private final ConditionRunner runner;

    NotRunner(ConditionRunner runner) {
        this.runner = runner;
    }

    @Override
    public Map<Labels, Reading> step(Feeds feeds, Instant now) {
        Map<Labels, Reading> readings = new LinkedHashMap<>(runner.step(feeds, now));
        readings.replaceAll((group, reading) -> reading.in(Joining.not(reading.state())));
        return readings;
    }

    @Override
    public void acknowledge(Labels group) {
        runner.acknowledge(group);
    }

    @Override
    public JsonNode save() {
        return runner.save();
    }
}
