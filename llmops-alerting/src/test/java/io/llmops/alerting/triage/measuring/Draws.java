package io.llmops.alerting.triage.measuring;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws from the distributions that traffic is made of. */
public final class Draws {

    private static final double MANY = 400; // from here on a normal number will do

    private final RandomGenerator random;

    public Draws(RandomGenerator random) {
        this.random = random;
    }

    public double uniform(double from, double to) {
        return from + (to - from) * random.nextDouble();
    }

    public int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    public boolean chance(double of) {
        return random.nextDouble() < of;
    }

    public double normal() {
        return random.nextGaussian();
    }

    /** Marsaglia and Tsang 2000. */
    public double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    public double beta(double a, double b) {
        double x = gamma(a);
        return x / (x + gamma(b));
    }

    public double[] dirichlet(int parts, double concentration) {
        double[] shares = new double[parts];
        for (int i = 0; i < parts; i++) {
            shares[i] = gamma(concentration);
        }
        double sum = Arrays.stream(shares).sum();
        for (int i = 0; i < parts; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    public int poisson(double mean) {
        if (mean > MANY) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    /** As many as a renewal process makes in a long time, if the times between vary by this coefficient. */
    public int arrivals(double mean, double variation) {
        if (mean <= 0) {
            return 0;
        }
        double factor = variation * variation;
        return poisson(factor <= 1.05 ? mean : gamma(mean / (factor - 1)) * (factor - 1));
    }

    public int binomial(int of, double chance) {
        if (chance >= 1) {
            return of;
        }
        double mean = of * chance;
        if (mean > MANY) {
            return (int) Math.max(
                    0, Math.min(of, Math.round(mean + Math.sqrt(mean * (1 - chance)) * random.nextGaussian())));
        }
        // steps from hit to hit
        double logMiss = Math.log1p(-chance);
        int hits = 0;
        double at = Math.log(random.nextDouble()) / logMiss;
        while (at < of) {
            hits++;
            at += 1 + Math.floor(Math.log(random.nextDouble()) / logMiss);
        }
        return hits;
    }

    /** As many hits in the mean as {@link #binomial} gives, but each comes with repeats. */
    public int clumps(int of, double chance, double repeats) {
        if (repeats <= 1) {
            return binomial(of, chance);
        }
        int hits = 0;
        for (int first = binomial(of, chance / repeats); first > 0; first--) {
            hits += 1 + (int) (Math.log(random.nextDouble()) / Math.log1p(-1 / repeats));
        }
        return hits;
    }
}
