package io.llmops.probe.compare;

import io.llmops.probe.statistics.Bootstrap;
import io.llmops.probe.statistics.Interval;
import io.llmops.probe.statistics.PairedSamples;
import io.llmops.probe.statistics.SignedRanks;
import java.util.List;
import java.util.Optional;

/**
 * How the length of answers moved, over the same cases: models change how much they say before they change what is right.
 *
 * @param inTokens whether lengths are tokens; else characters
 * @param ratio geometric mean of after over before
 * @param interval of the ratio, 95 %, by the bootstrap over cases
 * @param shift Wilcoxon's signed ranks of the log lengths
 * @param distribution whether lengths are distributed as before
 */
public record LengthChange(
        int cases, boolean inTokens, double ratio, Interval interval, SignedRanks shift, PairedSamples distribution) {

    private static final double CONFIDENCE = 0.95;
    private static final long SEED = 2;

    static Optional<LengthChange> of(List<PairedCase> all) {
        List<PairedCase> pairs = all.stream().filter(PairedCase::hasLengths).toList();
        boolean mixed = pairs.stream()
                        .map(it -> it.before().lengthInTokens())
                        .distinct()
                        .count()
                > 1;
        if (pairs.isEmpty() || mixed) {
            return Optional.empty();
        }
        double[] differences = pairs.stream()
                .mapToDouble(it -> it.logLengthDifference().orElseThrow())
                .toArray();
        Interval mean = Bootstrap.mean(differences, CONFIDENCE, SEED);
        double sum = 0;
        for (double each : differences) {
            sum += each;
        }
        return Optional.of(new LengthChange(
                pairs.size(),
                pairs.get(0).before().lengthInTokens(),
                Math.exp(sum / differences.length),
                new Interval(Math.exp(mean.low()), Math.exp(mean.high()), CONFIDENCE),
                SignedRanks.of(differences),
                PairedSamples.of(
                        pairs.stream()
                                .mapToDouble(it -> it.before().logLength().orElseThrow())
                                .toArray(),
                        pairs.stream()
                                .mapToDouble(it -> it.after().logLength().orElseThrow())
                                .toArray())));
    }
}
