package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.digest.Digest;
import io.llmops.call.Outcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/** What peers look at: the numbers of each call, by signal, and how many calls each kind of question has. */
final class Facts {

    static final int LENGTH = 0;
    static final int LATENCY = 1;
    static final int RELEVANCE = 2;
    static final int ANSWERED = 3;
    static final int OF_MODEL = 4; // those before
    static final int PROMPT = 4;
    static final int SIGNALS = 5;

    private Facts() {}

    /** Hands over each number with its signal. */
    static void each(Service.Window window, ObjIntConsumer<Double> to) {
        for (Digest digest : window.digests()) {
            if (digest instanceof Digest.OfEvaluation told) {
                to.accept(told.score(), told.evaluation() == Service.RELEVANCE ? RELEVANCE : ANSWERED);
            } else if (digest instanceof Digest.OfCall call && call.outcome() == Outcome.COMPLETED) {
                to.accept(Math.log1p(call.outputTokens()), LENGTH);
                to.accept(Math.log(call.latencyNanos() * 1e-9), LATENCY);
                to.accept(Math.log1p(call.inputTokens()), PROMPT);
            }
        }
    }

    /** Counts calls by kind of question. */
    static void kinds(Service.Window window, Map<Long, Integer> into) {
        window.digests().forEach(it -> {
            if (it instanceof Digest.OfCall) {
                into.merge(it.stratum(), 1, Integer::sum);
            }
        });
    }

    static double[] means(Service.Window window) {
        double[] sums = new double[SIGNALS];
        double[] counts = new double[SIGNALS];
        each(window, (value, signal) -> {
            sums[signal] += value;
            counts[signal]++;
        });
        Arrays.setAll(sums, i -> sums[i] / counts[i]);
        return sums;
    }

    /** Distance of two mixes, from 0 to 1: the square root of their Jensen-Shannon divergence in bits. */
    static double distance(Map<Long, Integer> one, Map<Long, Integer> other) {
        double ofOne = one.values().stream().mapToInt(Integer::intValue).sum();
        double ofOther = other.values().stream().mapToInt(Integer::intValue).sum();
        Map<Long, Integer> all = new HashMap<>(one);
        all.putAll(other);
        double divergence = 0;
        for (Long kind : all.keySet()) {
            double p = one.getOrDefault(kind, 0) / ofOne;
            double q = other.getOrDefault(kind, 0) / ofOther;
            double m = (p + q) / 2;
            divergence += part(p, m) / 2 + part(q, m) / 2;
        }
        return Math.sqrt(Math.max(0, divergence));
    }

    private static double part(double p, double m) {
        return p > 0 ? p * Math.log(p / m) / Math.log(2) : 0;
    }
}
