package io.llmops.probe.judge;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What a judge made of one answer, asked once or more often.
 *
 * @param votes 0 (bad) to 1 (good) each, in steps of a quarter
 * @param failed how often no usable reply came, repair included
 * @param costUsd of all its calls; empty where one of them has no price
 */
public record Judgement(List<Double> votes, int failed, OptionalDouble costUsd) {

    public Judgement {
        votes = List.copyOf(votes);
    }

    /** Whether at least one vote is there. */
    public boolean isKnown() {
        return !votes.isEmpty();
    }

    /** The mean of the votes, 0..1; NaN without any. */
    public double score() {
        return votes.stream().mapToDouble(it -> it).average().orElse(Double.NaN);
    }

    /** The standard deviation of the votes: 0 where the judge is of one mind. */
    public double spread() {
        double mean = score();
        return Math.sqrt(votes.stream()
                .mapToDouble(it -> (it - mean) * (it - mean))
                .average()
                .orElse(Double.NaN));
    }

    /** Whether more votes than not are at least so high; where they balance, whether their mean is. */
    public boolean passes(double atLeast) {
        long passing = votes.stream().filter(it -> it >= atLeast).count();
        return 2 * passing == votes.size() ? isKnown() && score() >= atLeast : 2 * passing > votes.size();
    }
}
