package io.llmops.alerting.monitor.measuring;

import io.llmops.alerting.monitor.measuring.Incident.Kind;
import io.llmops.alerting.monitor.measuring.Incident.Of;
import io.llmops.alerting.signal.Aggregate;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.signal.Signal;
import io.llmops.alerting.signal.SignalSource;
import io.llmops.alerting.signal.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Two weeks of a service, minute by minute, with a real trace's traffic and labelled incidents: calls, failures, seconds of
 * latency and output tokens, each a counter.
 */
final class Service implements SignalSource {

    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    static final int MINUTES = 14 * 24 * 60;
    /** Nothing is judged before. */
    static final int LEARNED = 3 * 24 * 60;

    private static final int APART = 6 * 60;
    private static final double FAILING = 0.004;
    private static final double USUAL_LATENCY = 1.2;
    private static final double USUAL_TOKENS = 300;

    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, double[]> totals = new LinkedHashMap<>(); // until each minute, by metric
    private final List<long[]> tokens = new ArrayList<>();

    Service(double[] rates, double callsAMinute, long seed, boolean troubled) {
        SplittableRandom random = new SplittableRandom(seed);
        if (troubled) {
            plan(random);
        }
        for (String metric : List.of("calls", "failed", "latency", "tokens")) {
            totals.put(metric, new double[MINUTES + 1]);
        }
        double slow = 0;
        for (int minute = 0; minute < MINUTES; minute++) {
            slow = 0.95 * slow + 0.02 * random.nextGaussian();
            record(minute, rates[minute / 10], callsAMinute, slow, random);
        }
    }

    /** One incident of each kind; those of one signal one after the other, in random order, hours apart. */
    private void plan(SplittableRandom random) {
        for (Of of : Of.values()) {
            List<Kind> kinds = new ArrayList<>(List.of(Kind.values()));
            kinds.removeIf(it -> it.of != of);
            int each = (MINUTES - LEARNED) / kinds.size();
            for (int from = LEARNED; !kinds.isEmpty(); from += each) {
                Kind kind = kinds.remove(random.nextInt(kinds.size()));
                int start = from + APART + random.nextInt(each - 2 * APART - kind.minutes);
                incidents.add(new Incident(kind, start, start + kind.minutes));
            }
        }
    }

    private void record(int minute, double rate, double callsAMinute, double slow, SplittableRandom random) {
        int calls = poisson(rate * callsAMinute * factor(Of.TRAFFIC, minute), random);
        double failing = incidents.stream()
                .filter(it -> it.kind().of == Of.ERRORS && it.covers(minute))
                .mapToDouble(it -> it.kind().size)
                .findFirst()
                .orElse(FAILING);
        double latency = USUAL_LATENCY * Math.pow(rate, 0.1) * Math.exp(slow) * factor(Of.LATENCY, minute);
        double length = USUAL_TOKENS * factor(Of.TOKENS, minute);
        long[] ofCalls = new long[calls];
        int failed = 0;
        double seconds = 0;
        double sum = 0;
        for (int i = 0; i < calls; i++) {
            failed += random.nextDouble() < failing ? 1 : 0;
            seconds += latency * Math.exp(0.5 * random.nextGaussian());
            ofCalls[i] = Math.round(length * Math.exp(0.6 * random.nextGaussian()));
            sum += ofCalls[i];
        }
        tokens.add(ofCalls);
        count("calls", minute, calls);
        count("failed", minute, failed);
        count("latency", minute, seconds);
        count("tokens", minute, sum);
    }

    private double factor(Of of, int minute) {
        double factor = 1;
        for (Incident incident : incidents) {
            if (incident.kind().of == of && incident.covers(minute)) {
                factor *= incident.factor(minute);
            }
        }
        return factor;
    }

    private void count(String metric, int minute, double number) {
        double[] until = totals.get(metric);
        until[minute + 1] = until[minute] + number;
    }

    private static int poisson(double mean, SplittableRandom random) {
        if (mean > 60) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    List<Incident> incidents() {
        return incidents;
    }

    /** Output tokens of each call of a minute. */
    long[] tokens(int minute) {
        return tokens.get(minute);
    }

    @Override
    public Window window(Signal signal, Instant from, Instant until) {
        double[] total = totals.get(signal.metric());
        double sum = total[minute(until)] - total[minute(from)];
        Map<Labels, Aggregate> groups = new LinkedHashMap<>();
        if (sum > 0) {
            boolean things = !signal.metric().equals("latency");
            groups.put(Labels.none(), things ? Aggregate.counted(Math.round(sum)) : Aggregate.increased(sum));
        }
        return new Window(groups, from, until);
    }

    private static int minute(Instant at) {
        long minute = (at.toEpochMilli() - START.toEpochMilli()) / 60_000;
        return (int) Math.max(0, Math.min(MINUTES, minute));
    }

    @Override
    public Set<String> metrics() {
        return totals.keySet();
    }
}
