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
    private final int windows;
    private final int learning;
    private final SeasonalBaseline baseline;

    /** Windows in a row that were beyond a limit, negative below. */
    private int run;

    private BaselineMemory(Comparing comparing, int windows, int learning, SeasonalBaseline baseline, int run) {
        this.comparing = comparing;
        this.windows = windows;
        this.learning = learning;
        this.baseline = baseline;
        this.run = run;
    }

    /** How a value is compared with the usual one. */
    interface Comparing {

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

    /**
     * Memories of what is usual.
     *
     * @param windows how many in a row are a breach
     * @param learning hours that have to be known
     */
    static Maker of(Comparing comparing, ZoneId zone, int windows, int learning) {
        return new Maker() {
            @Override
            public Memory begin() {
                return new BaselineMemory(comparing, windows, learning, new SeasonalBaseline(zone), 0);
            }

            @Override
            public Memory restore(JsonNode saved) {
                SeasonalBaseline baseline = new SeasonalBaseline(zone, Saved.state(saved.path("baseline")));
                return new BaselineMemory(
                        comparing,
                        windows,
                        learning,
                        baseline,
                        saved.path("run").asInt());
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
        Optional<Off> off =
                expected.filter(it -> hours >= learning).flatMap(it -> comparing.compare(sample.value(), it, until));
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
        return Math.abs(run) >= windows ? State.BREACHED : State.HOLDING;
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

    /**
     * What a reading says of a value.
     *
     * @param unit what it is off the usual in, such as "times"
     */
    static String describe(Value value, Reading reading, String unit, long minSamples, int learning) {
        if (reading.state() == State.NO_DATA) {
            return value.ofOneGroup() + whyNoData(reading, minSamples, learning);
        }
        List<Double> details = reading.details();
        return value.ofOneGroup() + " is " + Prose.number(reading.value()) + ", " + Prose.number(details.get(1)) + " "
                + unit + " the usual " + Prose.number(details.get(0)) + ", limit " + Prose.number(details.get(2));
    }

    private static String whyNoData(Reading reading, long minSamples, int learning) {
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
