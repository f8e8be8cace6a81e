package io.llmops.alerting.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.llmops.alerting.monitor.Reading.State;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The windows of the period. */
final class TrendMemory implements Memory {

    private final Trend condition;
    private final Deque<Point> points = new ArrayDeque<>();

    private record Point(long epochMilli, double value) {}

    private TrendMemory(Trend condition) {
        this.condition = condition;
    }

    static Maker of(Trend condition) {
        return new Maker() {
            @Override
            public Memory begin() {
                return new TrendMemory(condition);
            }

            @Override
            public Memory restore(JsonNode saved) {
                TrendMemory memory = new TrendMemory(condition);
                List<Double> times = Saved.numbers(saved.path("times"));
                List<Double> values = Saved.numbers(saved.path("values"));
                if (times.size() != values.size()) {
                    throw new IllegalArgumentException("Saved trend has as many times as values, or is none");
                }
                for (int i = 0; i < times.size(); i++) {
                    memory.points.addLast(new Point(times.get(i).longValue(), values.get(i)));
                }
                return memory;
            }
        };
    }

    @Override
    public Reading judge(Sample sample, Instant until) {
        long now = until.toEpochMilli();
        while (!points.isEmpty() && points.getLast().epochMilli >= now) {
            points.removeLast(); // the clock was set back
        }
        points.addLast(new Point(now, sample.value()));
        while (points.getFirst().epochMilli <= now - condition.over().toMillis()) {
            points.removeFirst();
        }
        double[] times = points.stream().mapToDouble(it -> it.epochMilli - now).toArray();
        double[] values = points.stream().mapToDouble(Point::value).toArray();
        boolean enough = 2 * values.length >= condition.windows();
        Optional<io.llmops.alerting.detect.Trend> trend =
                enough ? io.llmops.alerting.detect.Trend.of(times, values) : Optional.empty();
        return trend.map(it -> reading(it, values, sample)).orElseGet(() -> tooFew(sample));
    }

    private Reading reading(io.llmops.alerting.detect.Trend trend, double[] values, Sample sample) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double change = trend.slope() * condition.over().toMillis() / Math.abs(mean);
        if (!Double.isFinite(change)) {
            return tooFew(sample);
        }
        State state = condition.change().judge(change);
        boolean chance = state == State.BREACHED && trend.pValue() > condition.alpha();
        return new Reading(
                chance ? State.HOLDING : state,
                change,
                condition.change().nearest(change),
                sample.size(),
                sample.traceIds(),
                List.of(trend.pValue(), mean));
    }

    private Reading tooFew(Sample sample) {
        return new Reading(State.NO_DATA, sample.value(), Double.NaN, sample.size(), sample.traceIds(), List.of((double)
                points.size()));
    }

    @Override
    public void miss() {
        // what is missing is missing: the others keep their times
    }

    @Override
    public JsonNode save() {
        List<Double> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        points.forEach(it -> {
            times.add((double) it.epochMilli);
            values.add(it.value);
        });
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.set("times", Saved.numbers(times));
        node.set("values", Saved.numbers(values));
        return node;
    }
}
