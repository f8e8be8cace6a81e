package io.llmops.alerting.monitor.measuring;

import com.amazon.randomcutforest.RandomCutForest;
import java.util.function.DoublePredicate;

/** Random Cut Forest: a number is odd if 30 trees of 1,024 numbers each score it above a threshold. */
final class Forest implements DoublePredicate {

    private final double threshold;
    private final RandomCutForest forest = RandomCutForest.builder()
            .dimensions(1)
            .shingleSize(1)
            .internalShinglingEnabled(true)
            .numberOfTrees(30)
            .sampleSize(1_024)
            .randomSeed(42)
            .parallelExecutionEnabled(false)
            .build();

    Forest(double threshold) {
        this.threshold = threshold;
    }

    @Override
    public boolean test(double value) {
        float[] point = {(float) value};
        double score = forest.getAnomalyScore(point);
        forest.update(point);
        return score > threshold;
    }
}
