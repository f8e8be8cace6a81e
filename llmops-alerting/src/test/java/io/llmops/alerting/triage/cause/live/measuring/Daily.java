package io.llmops.alerting.triage.cause.live.measuring;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Once a day the distributions of the day are compared with those of the first week, as drift reports do (Evidently): of
 * numbers by the normed Wasserstein or the Kolmogorov-Smirnov distance, of kinds by the Jensen-Shannon distance.
 */
final class Daily implements Contestant {

    private static final int WEEK = 7 * Service.DAY;
    private static final double ALWAYS = 0.1;

    private final boolean wasserstein;
    private final double limit;
    private final double limitOfKinds;
    private final Held held = new Held();
    private final Sample[] reference = samples();
    private Sample[] day = samples();
    private final Map<Long, Integer> referenceKinds = new HashMap<>();
    private final Map<Long, Integer> kinds = new HashMap<>();

    /** @param times how many times the usual limits of Evidently, 0.1 each */
    Daily(boolean wasserstein, double times) {
        this.wasserstein = wasserstein;
        limit = ALWAYS * times;
        limitOfKinds = ALWAYS * times;
    }

    private static Sample[] samples() {
        Sample[] samples = new Sample[Facts.SIGNALS];
        Arrays.setAll(samples, i -> new Sample(i + 1));
        return samples;
    }

    @Override
    public void take(Service.Window window, Listener listener) {
        boolean learning = window.number() < WEEK;
        Sample[] into = learning ? reference : day;
        Facts.each(window, (value, signal) -> into[signal].add(value));
        Facts.kinds(window, learning ? referenceKinds : kinds);
        boolean model = false;
        boolean users = false;
        if (!learning && (window.number() + 1) % Service.DAY == 0) {
            for (int i = 0; i < Facts.SIGNALS; i++) {
                boolean far = distance(reference[i].sorted(), day[i].sorted()) > limit;
                model |= far && i < Facts.OF_MODEL;
                users |= far && i >= Facts.OF_MODEL;
            }
            users |= Facts.distance(referenceKinds, kinds) > limitOfKinds;
            day = samples();
            kinds.clear();
        }
        held.found(model, users, window.from() + Service.WINDOW, window.calls(), listener);
    }

    private double distance(double[] one, double[] other) {
        return wasserstein ? wasserstein(one, other) : kolmogorovSmirnov(one, other);
    }

    private static double wasserstein(double[] one, double[] other) {
        double mean = Arrays.stream(one).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(one)
                .map(it -> (it - mean) * (it - mean))
                .average()
                .orElse(1));
        int steps = 200;
        double sum = 0;
        for (int i = 0; i < steps; i++) {
            double at = (i + 0.5) / steps;
            sum += Math.abs(one[(int) (at * one.length)] - other[(int) (at * other.length)]);
        }
        return sum / steps / Math.max(1e-9, deviation);
    }

    private static double kolmogorovSmirnov(double[] one, double[] other) {
        double most = 0;
        int j = 0;
        for (int i = 0; i < one.length; i++) {
            if (i + 1 < one.length && one[i + 1] == one[i]) {
                continue;
            }
            while (j < other.length && other[j] <= one[i]) {
                j++;
            }
            most = Math.max(most, Math.abs((i + 1.0) / one.length - (double) j / other.length));
        }
        return most;
    }

    /** A few of many, each as likely as the others. */
    private static final class Sample {
        private static final int MOST = 2_000;

        private final SplittableRandom random;
        private final double[] values = new double[MOST];
        private int seen;

        Sample(long seed) {
            random = new SplittableRandom(seed);
        }

        void add(double value) {
            int at = seen < MOST ? seen : random.nextInt(seen + 1);
            seen++;
            if (at < MOST) {
                values[at] = value;
            }
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(values, Math.max(1, Math.min(MOST, seen)));
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
