package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.detect.AnomalyDetector;
import io.llmops.alerting.detect.PointDetector;
import io.llmops.alerting.monitor.Reading.State;
import java.time.Instant;
import java.util.List;

/** The detector, and when it alarmed last. */
final class AnomalyMemory implements Memory {

    static final int LEARNING = 100;

    private final Anomaly condition;
    private final PointDetector detector;
    private int windows;
    private Instant alarmed = Instant.MIN;

    private AnomalyMemory(Anomaly condition, PointDetector detector) {
        this.condition = condition;
        this.detector = detector;
    }

    static Maker of(Anomaly condition) {
        return new Maker() {
            @Override
            public Memory begin() {
                return new AnomalyMemory(condition, new AnomalyDetector(condition.zone(), condition.sensitivity()));
            }

            @Override
            public Memory restore(JsonNode saved) {
                AnomalyMemory memory = new AnomalyMemory(
                        condition,
                        new AnomalyDetector(
                                condition.zone(), condition.sensitivity(), Saved.state(saved.path("detector"))));
                memory.windows = saved.path("windows").asInt();
                memory.alarmed = saved.has("alarmed") ? Saved.instant(saved.path("alarmed")) : Instant.MIN;
                return memory;
            }
        };
    }

    @Override
    public Reading judge(Sample sample, Instant until) {
        double score = detector.score(until.toEpochMilli(), sample.value());
        if (windows < LEARNING) {
            windows++;
            return reading(State.NO_DATA, sample, windows);
        }
        return reading(state(score, until), sample, score);
    }

    private State state(double score, Instant until) {
        if (score >= PointDetector.ALARM) {
            alarmed = until;
            return State.BREACHED;
        }
        boolean lasting = !alarmed.equals(Instant.MIN) && until.isBefore(alarmed.plus(condition.lasting()));
        return lasting ? State.HOLDING : State.CLEAR;
    }

    private static Reading reading(State state, Sample sample, double detail) {
        return new Reading(state, sample.value(), Double.NaN, sample.size(), sample.traceIds(), List.of(detail));
    }

    @Override
    public void miss() {
        // the detector counts points and not time
    }

    @Override
    public JsonNode save() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("detector", Saved.state(detector.save()));
        node.put("windows", windows);
        if (!alarmed.equals(Instant.MIN)) {
            node.put("alarmed", alarmed.toString());
        }
        return node;
    }
}
