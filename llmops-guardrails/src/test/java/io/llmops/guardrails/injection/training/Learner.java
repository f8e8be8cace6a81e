package io.llmops.guardrails.injection.training;

import io.llmops.guardrails.injection.model.Features;
import io.llmops.guardrails.injection.model.Norm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Logistic regression by AdaGrad (Duchi, Hazan, Singer 2011). Of a harmless text no window may look like an attack; of
 * an attack at least one must, and where it is not known which, that follows from what was learnt so far. So texts with
 * one window come first. The same bags and seed give the same weights, bit for bit.
 */
final class Learner {

    private static final double RATE = 0.12;
    private static final double SHRINK = 1e-4;
    private static final int EPOCHS = 8;
    private static final double NOTHING = -20;

    /** How often a group of features is not looked at, so that each learns to do without the others. */
    private static final double SILENCE = 0.25;

    /** Harmless windows below this score are learnt from every fourth time only. */
    private static final double CLEAR = -3;

    private final float[] weights = new float[1 << Features.BITS];
    private final float[] squares = new float[1 << Features.BITS];
    private final boolean[] silent = new boolean[Features.GROUPS];
    private double bias;
    private double biasSquares = 1;

    static Learner of(List<Bag> bags, long seed) {
        Learner learner = new Learner();
        learner.learn(Weights.balance(bags), new Random(seed));
        return learner;
    }

    private void learn(List<Bag> bags, Random random) {
        List<Bag> order = new ArrayList<>(bags);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (Bag bag : order) {
                silence(random);
                if (!bag.example().attack()) {
                    learnHarmless(bag, random);
                } else if (epoch > 0 || bag.sights().size() == 1) {
                    learnAttack(bag);
                }
            }
        }
        Arrays.fill(silent, false);
    }

    private void silence(Random random) {
        boolean all = true;
        for (int group = 0; group < silent.length; group++) {
            silent[group] = random.nextDouble() < SILENCE;
            all &= silent[group];
        }
        silent[random.nextInt(silent.length)] &= !all;
    }

    private void learnAttack(Bag bag) {
        Bag.Sight worst = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Bag.Sight sight : bag.sights()) {
            double score = score(sight);
            if (!sight.suspect()) {
                if (score > CLEAR) {
                    update(sight, score, 0, bag.weight() / bag.sights().size());
                }
            } else if (score > most) {
                most = score;
                worst = sight;
            }
        }
        if (worst != null) {
            update(worst, most, 1, bag.weight());
        }
    }

    private void learnHarmless(Bag bag, Random random) {
        double each = bag.weight() / StrictMath.sqrt(bag.sights().size());
        for (Bag.Sight sight : bag.sights()) {
            double score = score(sight);
            if (score > CLEAR || random.nextInt(4) == 0) {
                update(sight, score, 0, each);
            }
        }
    }

    private void update(Bag.Sight sight, double score, int label, double weight) {
        double p = 1 / (1 + StrictMath.exp(-score));
        double gradient = (p - label) * weight;
        int from = 0;
        for (int group = 0; group < Features.GROUPS; group++) {
            int to = sight.end(group);
            if (!silent[group]) {
                update(sight, from, to, gradient / Norm.of(group, to - from));
            }
            from = to;
        }
        biasSquares += gradient * gradient;
        bias -= RATE * gradient / StrictMath.sqrt(biasSquares);
    }

    private void update(Bag.Sight sight, int from, int to, double step) {
        for (int i = from; i < to; i++) {
            int at = sight.feature(i);
            double slope = step + SHRINK * weights[at];
            squares[at] += (float) (slope * slope);
            weights[at] -= (float) (RATE * slope / StrictMath.sqrt(squares[at] + 1e-4));
        }
    }

    private double score(Bag.Sight sight) {
        double score = bias;
        int from = 0;
        for (int group = 0; group < Features.GROUPS; group++) {
            int to = sight.end(group);
            if (!silent[group]) {
                score += sum(sight, from, to) / Norm.of(group, to - from);
            }
            from = to;
        }
        return score;
    }

    private double sum(Bag.Sight sight, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[sight.feature(i)];
        }
        return sum;
    }

    /** The score of the worst window. */
    double score(Bag bag) {
        double most = NOTHING;
        for (Bag.Sight sight : bag.sights()) {
            most = Math.max(most, score(sight));
        }
        return most;
    }

    double bias() {
        return bias;
    }

    /** What one step of a 16-bit weight stands for. */
    double scale() {
        float most = 1e-6f;
        for (float weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        return most / Short.MAX_VALUE;
    }

    short[] rounded() {
        double scale = scale();
        short[] rounded = new short[weights.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (short) Math.round(weights[i] / scale);
        }
        return rounded;
    }
}
