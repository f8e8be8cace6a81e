package io.llmops.alerting.triage.cause.live.measuring;

import io.llmops.alerting.triage.measuring.Draws;
import java.util.Arrays;

/** What a simulated service is like, and stays like: its templates and its customers. */
final class World {

    static final int TEMPLATES = 12;
    static final int NEW_TEMPLATE = TEMPLATES;
    private static final int QUALITIES = 1_024; // steps of the table of scores
    private static final double WIDEST = 4; // standard deviations, of that table

    private static final int SAMPLES = 8 * QUALITIES;
    private static final double CONCENTRATION = 30;
    private static final int BIG = 5;

    final Traces traces;
    final int start;
    final int newcomer;
    final int grower;
    final double[][] lengths = new double[TEMPLATES + 1][];
    final double[] base = new double[TEMPLATES + 1];
    final double[] refusals = new double[TEMPLATES + 1];
    final double[] skew = new double[TEMPLATES + 1]; // what twice the noise would add to the mean score

    private final float[][] quality = new float[TEMPLATES + 1][];
    final double[][] mix; // cumulative, by customer
    final double[][] blocks;
    final double[][] unlike;
    final double[] evening = new double[TEMPLATES + 1]; // cumulative
    final Habits habits;

    World(Traces traces, Habits habits, Draws draws) {
        this.traces = traces;
        this.habits = habits;
        start = draws.between(0, traces.traffic().windows() - 1);
        newcomer = traces.traffic().clients();
        for (int t = 0; t <= TEMPLATES; t++) {
            lengths[t] = traces.lengths().get(draws.between(0, traces.lengths().size() - 1));
            base[t] = draws.uniform(1, 4);
            refusals[t] = draws.beta(2, 198);
            quality[t] = qualities(draws.uniform(0.7, 0.9), draws);
            skew[t] = skew(t, draws);
        }
        mix = new double[newcomer + 1][TEMPLATES + 1];
        blocks = new double[newcomer + 1][TEMPLATES + 1];
        unlike = new double[newcomer + 1][TEMPLATES + 1];
        for (int c = 0; c <= newcomer; c++) {
            cumulate(draws.dirichlet(TEMPLATES, 0.3), mix[c]);
            for (int t = 0; t <= TEMPLATES; t++) {
                blocks[c][t] = draws.beta(2, 98);
                unlike[c][t] = habits.unlike() * draws.normal();
            }
        }
        Arrays.fill(mix[newcomer], 0);
        mix[newcomer][NEW_TEMPLATE] = 1;
        cumulate(draws.dirichlet(TEMPLATES, 0.3), evening);
        grower = big(draws.between(0, BIG - 1));
    }

    static void cumulate(double[] shares, double[] into) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            sum += shares[i];
            into[i] = sum;
        }
        Arrays.fill(into, shares.length - 1, into.length, 1);
    }

    static int choose(double[] cumulative, double at) {
        int i = 0;
        while (cumulative[i] < at) {
            i++;
        }
        return i;
    }

    /** Quantiles of a beta distribution, at the normal distribution's places from -4 to 4. */
    private static float[] qualities(double mean, Draws draws) {
        double[] sample = new double[SAMPLES];
        Arrays.setAll(sample, any -> draws.beta(mean * CONCENTRATION, (1 - mean) * CONCENTRATION));
        Arrays.sort(sample);
        double[] normal = new double[SAMPLES];
        Arrays.setAll(normal, any -> draws.normal());
        Arrays.sort(normal);
        float[] table = new float[QUALITIES];
        int at = 0;
        for (int i = 0; i < QUALITIES; i++) {
            double z = (i + 0.5) / QUALITIES * 2 * WIDEST - WIDEST;
            while (at < SAMPLES - 1 && normal[at] < z) {
                at++;
            }
            table[i] = (float) sample[at];
        }
        return table;
    }

    private double skew(int template, Draws draws) {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double z = draws.normal();
            sum += quality(template, 2 * z) - quality(template, z);
        }
        return sum / SAMPLES;
    }

    /** The score at this place of a normal distribution. */
    double quality(int template, double z) {
        int step = (int) ((z + WIDEST) / (2 * WIDEST) * QUALITIES);
        return quality[template][Math.max(0, Math.min(QUALITIES - 1, step))];
    }

    private int big(int rank) {
        double[] sizes = traces.traffic().sizes();
        int biggest = 0;
        for (int i = 0; i <= rank; i++) {
            biggest = 0;
            for (int c = 1; c < sizes.length; c++) {
                biggest = sizes[c] > sizes[biggest] ? c : biggest;
            }
            sizes[biggest] = i < rank ? -1 : sizes[biggest];
        }
        return biggest;
    }
}
