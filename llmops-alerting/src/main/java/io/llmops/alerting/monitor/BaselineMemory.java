package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.detect.Expected;
import io.llmops.alerting.detect.SeasonalBaseline;
import io.llmops.alerting.monitor.Reading.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The usual value of each hour of the week, and for how many windows in a row the value has not been usual. */
final class BaselineMemory implements Memory {

    private final Comparing comparing;
    private final SeasonalBaseline baseline;

    /** Windows in a row that were beyond a limit, negative below. */
    private int run;

    private BaselineMemory(Comparing comparing, SeasonalBaseline baseline, int run) {
        this.comparing = comparing;
        this.baseline = baseline;
        this.run = run;
    }

    /** How a value is compared with the usual one. */
    interface Comparing {

        ZoneId zone();

        /** How many windows in a row. */
        int windows();

        /** Hours that have to be known. */
        int learning();

        /** What is learned of a value; NaN if nothing can be. */
        double learned(double value);

        /** Empty if it cannot be compared. */
        Optional<Off> compare(double value, Expected expected, Instant until);
    }

    /**
     * How far off a value is.
     *
     * @param number in the unit of the limit
     * @param limit the nearest one, in the same unit
     * @param limitValue the limit as a value
     */
    record Off(State state, double usual, double number, double limit, double limitValue) {}

    static Maker of(Comparing comparing) {
        return new Maker() {
            @Override
            public Memory begin() {
                return new BaselineMemory(comparing, new SeasonalBaseline(comparing.zone()), 0);
            }

            @Override
            public Memory restore(JsonNode saved) {
                SeasonalBaseline baseline = new SeasonalBaseline(comparing.zone(), Saved.state(saved.path("baseline")));
                return new BaselineMemory(comparing, baseline, saved.path("run").asInt());
            }
        };
    }

    @Override
    public Reading judge(Sample sample, Instant until) {
        double learned = comparing.learned(sample.value());
        if (!Double.isFinite(learned)) {
            miss();
            return new Reading(State.NO_DATA, Double.NaN, Double.NaN, sample.size(), sample.traceIds());
        }
        Reading reading = compared(sample, until);
        baseline.add(until, learned);
        return reading;
    }

    private Reading compared(Sample sample, Instant until) {
        Optional<Expected> expected = baseline.expected(until);
        int hours = expected.map(Expected::hours).orElse(0);
        Optional<Off> off = expected.filter(it -> hours >= comparing.learning())
                .flatMap(it -> comparing.compare(sample.value(), it, until));
        if (off.isEmpty()) {
            run = 0;
            return new Reading(
                    State.NO_DATA, sample.value(), Double.NaN, sample.size(), sample.traceIds(), List.of((double)
                            hours));
        }
        Off found = off.get();
        return new Reading(
                inARow(found, sample.value()),
                sample.value(),
                found.limitValue,
                sample.size(),
                sample.traceIds(),
                List.of(found.usual, found.number, found.limit));
    }

    private State inARow(Off off, double value) {
        if (off.state != State.BREACHED) {
            run = 0;
            return off.state;
        }
        int side = value > off.usual ? 1 : -1;
        run = run * side > 0 ? run + side : side;
        return Math.abs(run) >= comparing.windows() ? State.BREACHED : State.HOLDING;
    }

    @Override
    public void miss() {
        run = 0;
    }

    @Override
    public JsonNode save() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("baseline", Saved.state(baseline.save()));
        node.put("run", run);
        return node;
    }

    static String whyNoData(Reading reading, long minSamples, int learning) {
        boolean judged = Double.isFinite(reading.value()) && reading.samples() >= minSamples;
        if (!judged || reading.details().isEmpty()) {
            return Words.whyNoData(reading, minSamples);
        }
        double hours = reading.details().get(0);
        return hours < learning
                ? " is still being learned, " + Prose.number(hours) + " of " + learning + " hours"
                : " has no usual value to compare with";
    }
}
