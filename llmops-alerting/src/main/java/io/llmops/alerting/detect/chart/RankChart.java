package io.llmops.alerting.detect.chart;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bets on the ranks of numbers among those learned: as long as the order of numbers is exchangeable, ranks are uniform
 * whatever the distribution. Six bets say that normal scores moved by .2, .4 or .8, up or down; six say that all numbers
 * became some factor larger or smaller, in the {@linkplain Shape shape} that the first {@value #SHAPE_SIZE} numbers had.
 *
 * <p>A factor is the average density of the bet over the ranks that the number's bin takes among all that were learned
 * after the shape, and itself: its expectation is 1 (a conformal test martingale: Vovk et al., "Retrain or not retrain:
 * conformal test martingales for change-point detection", 2021). Numbers that come in streaks carry less evidence: its
 * logarithm is divided by the {@linkplain Dependence#inflation() inflation} learned from normal scores.
 */
public final class RankChart implements Chart {

    private static final int SHAPE_SIZE = 1000;
    private static final double[] RATIOS = {1.1, 1.25, 2, 1 / 1.1, 1 / 1.25, 0.5};
    private static final Densities SHIFTED = Densities.ofShiftedNormals(0.2, 0.4, 0.8, -0.2, -0.4, -0.8);
    private static final int SHIFTS = 6;
    private static final int BETS = SHIFTS + RATIOS.length;
    private static final int HALF = 3; // of either kind look up
    /** Factors are computed anew after a 64th as many learned numbers as before, within these bounds. */
    private static final int SHORTEST_REFRESH = 64;

    private static final int LONGEST_REFRESH = 256;

    private final Moments moments = new Moments();
    private final Dependence dependence = new Dependence();
    private float @Nullable [] sample = new float[SHAPE_SIZE];
    private int sampled;
    private @Nullable Shape shape;
    private double exponent = 1;
    private double[] counts = {};
    private double[] fresh = {}; // learned since the factors were computed
    private int freshes;
    private int refreshAt;
    private double[] scores = {};
    private float[] table = {}; // the factors of a bin beside each other

    @Override
    public int bets() {
        return BETS;
    }

    @Override
    public boolean isUpward(int bet) {
        return bet % SHIFTS < HALF;
    }

    @Override
    public void learn(double x) {
        moments.add(x);
        if (shape == null) {
            sample(x);
            return;
        }
        int bin = shape.binOf(x);
        fresh[bin]++;
        dependence.add(scores[bin]);
        if (++freshes >= refreshAt) {
            refresh(shape);
        }
    }

    private void sample(double x) {
        float[] taken = sample;
        if (taken == null) {
            throw new IllegalStateException("There is neither a sample nor a shape");
        }
        taken[sampled++] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, x));
        if (sampled == SHAPE_SIZE) {
            double[] all = new double[SHAPE_SIZE];
            for (int i = 0; i < SHAPE_SIZE; i++) {
                all[i] = taken[i];
            }
            sample = null;
            use(Shape.of(all, RATIOS));
        }
    }

    private void use(Shape known) {
        shape = known;
        counts = new double[known.bins()];
        fresh = new double[known.bins()];
        scores = new double[known.bins()];
        table = new float[known.bins() * BETS];
        refresh(known);
    }

    private void refresh(Shape known) {
        double all = 0;
        for (int i = 0; i < counts.length; i++) {
            counts[i] += fresh[i];
            all += counts[i];
        }
        forget(all);
        Arrays.fill(fresh, 0);
        freshes = 0;
        exponent = 1 / dependence.inflation();
        tabulate(known);
    }

    private void forget(double all) {
        if (all >= Moments.MEMORY) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] /= 2;
            }
        }
    }

    private void tabulate(Shape known) {
        double all = 1 + Arrays.stream(counts).sum();
        refreshAt = (int) Math.max(SHORTEST_REFRESH, Math.min(LONGEST_REFRESH, all / SHORTEST_REFRESH));
        double below = 0;
        double[] shifted = new double[SHIFTS + 1];
        double[] scaled = new double[RATIOS.length];
        for (int bin = 0; bin < counts.length; bin++) {
            double from = below / all;
            below += counts[bin];
            double to = Math.min(1, (below + 1) / all);
            SHIFTED.averages(from, to, shifted);
            known.scaled().averages(from, to, scaled);
            scores[bin] = shifted[SHIFTS];
            tabulate(shifted, SHIFTS, bin * BETS);
            tabulate(scaled, RATIOS.length, bin * BETS + SHIFTS);
        }
    }

    private void tabulate(double[] factors, int count, int at) {
        for (int i = 0; i < count; i++) {
            table[at + i] = (float) (exponent == 1 ? factors[i] : Math.pow(factors[i], exponent));
        }
    }

    @Override
    public void interrupt() {
        dependence.interrupt();
    }

    @Override
    public void judge(double x, double[] factors) {
        if (shape == null) {
            Arrays.fill(factors, 1);
            return;
        }
        int at = shape.binOf(x) * BETS;
        for (int i = 0; i < BETS; i++) {
            factors[i] = table[at + i];
        }
    }

    @Override
    public double mean() {
        return moments.mean();
    }

    @Override
    public double variance() {
        return moments.variance();
    }

    @Override
    public double inflation() {
        return dependence.inflation();
    }

    @Override
    public void save(Numbers to) {
        moments.save(to);
        dependence.save(to);
        Shape known = shape;
        to.put(known == null ? 0 : 1);
        if (known != null) {
            known.save(to);
            to.put(counts).put(fresh).put(freshes, exponent);
            return;
        }
        to.put(sampled);
        for (int i = 0; sample != null && i < sampled; i++) {
            to.put(sample[i]);
        }
    }

    @Override
    public void restore(Numbers from) {
        moments.restore(from);
        dependence.restore(from);
        if (from.nextInt(0, 1) == 1) {
            sample = null;
            use(Shape.restored(from));
            from.next(counts);
            from.next(fresh);
            freshes = from.nextInt(0, LONGEST_REFRESH);
            exponent = from.next();
            tabulate(requireShape());
            return;
        }
        float[] taken = new float[SHAPE_SIZE];
        sampled = from.nextInt(0, SHAPE_SIZE - 1);
        for (int i = 0; i < sampled; i++) {
            taken[i] = (float) from.next();
        }
        sample = taken;
    }

    private Shape requireShape() {
        if (shape == null) {
            throw new IllegalStateException("There is no shape yet");
        }
        return shape;
    }
}
