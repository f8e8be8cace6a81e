package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.cause.statistics.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * How alike two inputs are: by their topics, linearly, so that topics in any mix are seen, and in the small, by nearness in
 * topics, length, customer and stratum together. A sum of positive definite kernels, which is one.
 */
final class InputKernel implements Kernel {

    private static final double OTHER_CATEGORY = 0.5;
    private static final double LEAST_SPREAD = 0.1; // of log lengths
    private static final double NEAR = 4; // one over a squared distance of topics

    private final double[][] topics;
    private final double[] lengths;
    private final int[] customers;
    private final int[] strata;
    private final boolean textAlone;

    /** Of words alone, or of all that is known of who asks what. */
    InputKernel(List<SampledCall> calls, boolean textAlone) {
        this.textAlone = textAlone;
        topics = TopicSpace.of(calls.stream().map(SampledCall::input).toList());
        lengths = calls.stream().mapToDouble(call -> call.input().logLength()).toArray();
        double spread = Math.max(LEAST_SPREAD, spread());
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] /= spread;
        }
        customers = Categories.of(calls, SampledCall::customer);
        strata = Categories.of(calls, SampledCall::stratum);
    }

    private double spread() {
        double mean = Arrays.stream(lengths).average().orElse(0);
        return Math.sqrt(Arrays.stream(lengths)
                .map(it -> (it - mean) * (it - mean))
                .average()
                .orElse(0));
    }

    @Override
    public int size() {
        return lengths.length;
    }

    @Override
    public void column(int of, double[] into) {
        for (int i = 0; i < lengths.length; i++) {
            into[i] = alike(of, i);
        }
    }

    @Override
    public double diagonal(int of) {
        return alike(of, of);
    }

    private double alike(int a, int b) {
        double along = 0;
        double apart = 0;
        for (int d = 0; d < topics[a].length; d++) {
            double gap = topics[a][d] - topics[b][d];
            along += topics[a][d] * topics[b][d];
            apart += gap * gap;
        }
        double near = NEAR * apart;
        if (textAlone) {
            return along + Math.exp(-near);
        }
        double longer = (lengths[a] - lengths[b]) * (lengths[a] - lengths[b]) / 2;
        double others =
                (customers[a] == customers[b] ? 0 : OTHER_CATEGORY) + (strata[a] == strata[b] ? 0 : OTHER_CATEGORY);
        return along + Math.exp(-longer) + Math.exp(-near) + Math.exp(-near - longer - others);
    }
}
