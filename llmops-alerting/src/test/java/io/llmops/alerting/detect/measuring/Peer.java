package io.llmops.alerting.detect.measuring;

import com.amazon.randomcutforest.RandomCutForest;
import io.llmops.alerting.detect.Detectors;
import io.llmops.alerting.detect.PointDetector;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Somebody who scores points.
 *
 * @param threshold its alarm; NaN if it has none of its own and gets the best on the development series
 */
record Peer(String name, double threshold, Supplier<Scorer> fresh) {

    interface Scorer {
        double score(long epochMilli, double value);
    }

    static List<Peer> all() {
        List<Peer> all = new ArrayList<>();
        for (Detectors each : Detectors.values()) {
            all.add(new Peer(each.label(), PointDetector.ALARM, () -> each.create(ZoneOffset.UTC)::score));
        }
        all.add(new Peer("fixed threshold", Double.NaN, FixedThreshold::new));
        all.add(new Peer("rolling z-score 100", Double.NaN, () -> new RollingZ(100)));
        all.add(new Peer("rolling z-score 1000", Double.NaN, () -> new RollingZ(1_000)));
        all.add(new Peer("EWMA .003", Double.NaN, () -> new Ewma(.003)));
        all.add(new Peer("Random Cut Forest, 50 x 256", Double.NaN, () -> new Forest(1, 50, 256)));
        all.add(new Peer("Random Cut Forest, shingle 8", Double.NaN, () -> new Forest(8, 50, 256)));
        all.add(new Peer("Random Cut Forest, 30 x 1024", Double.NaN, () -> new Forest(1, 30, 1_024)));
        return all;
    }

    double[] scores(Labelled series) {
        Scorer scorer = fresh.get();
        double[] scores = new double[series.values().length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scorer.score(series.millis()[i], series.values()[i]);
        }
        return scores;
    }

    /** The threshold a careful person sets after a look at the first 150 points: their extremes, in their ranges. */
    private static final class FixedThreshold implements Scorer {

        private static final int LOOK = 150;
        private int points;
        private double low = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        @Override
        public double score(long epochMilli, double value) {
            if (points++ < LOOK) {
                low = Math.min(low, value);
                high = Math.max(high, value);
                return 0;
            }
            double beyond = Math.max(0, Math.max(value - high, low - value));
            return beyond == 0 ? 0 : high > low ? beyond / (high - low) : 1e9;
        }
    }

    private static final class RollingZ implements Scorer {

        private final double[] ring;
        private int points;

        RollingZ(int window) {
            ring = new double[window];
        }

        @Override
        public double score(long epochMilli, double value) {
            int count = Math.min(points, ring.length);
            double mean = Arrays.stream(ring, 0, count).sum() / Math.max(1, count);
            double squares = 0;
            for (int i = 0; i < count; i++) {
                squares += (ring[i] - mean) * (ring[i] - mean);
            }
            ring[points++ % ring.length] = value;
            double spread = Math.sqrt(squares / Math.max(1, count));
            return count < 20 || value == mean ? 0 : Math.min(1e9, Math.abs(value - mean) / spread);
        }
    }

    private static final class Ewma implements Scorer {

        private final double weight;
        private int points;
        private double mean;
        private double variance;

        Ewma(double weight) {
            this.weight = weight;
        }

        @Override
        public double score(long epochMilli, double value) {
            double away = value - mean;
            double score = points < 20 || away == 0 ? 0 : Math.min(1e9, Math.abs(away) / Math.sqrt(variance));
            double now = Math.max(weight, 1.0 / ++points);
            mean += now * away;
            variance = (1 - now) * (variance + now * away * away);
            return score;
        }
    }

    private static final class Forest implements Scorer {

        private final RandomCutForest forest;

        Forest(int shingle, int trees, int sample) {
            forest = RandomCutForest.builder()
                    .dimensions(shingle)
                    .shingleSize(shingle)
                    .internalShinglingEnabled(true)
                    .numberOfTrees(trees)
                    .sampleSize(sample)
                    .randomSeed(42)
                    .parallelExecutionEnabled(false)
                    .build();
        }

        @Override
        public double score(long epochMilli, double value) {
            float[] point = {(float) value};
            double score = forest.getAnomalyScore(point);
            forest.update(point);
            return score;
        }
    }
}
