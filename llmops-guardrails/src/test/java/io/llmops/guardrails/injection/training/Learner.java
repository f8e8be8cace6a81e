package io.llmops.guardrails.injection.training;

import io.llmops.guardrails.injection.model.Features;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Logistic regression by AdaGrad. Of a harmless text no window may look like an attack; of an attack at least one must,
 * and which one that is follows from what was learnt so far. So texts with one window come first.
 */
final class Learner {

    static double RATE = 0.12;
    static double L2 = 2e-6;
    static int EPOCHS = 6;

    final float[] weights = new float[1 << Features.BITS];
    private final float[] squares = new float[1 << Features.BITS];
    double bias;
    private double biasSquares = 1;

    void learn(List<Bag> bags, long seed) {
        List<Bag> order = new ArrayList<>(bags);
        Random random = new Random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            Collections.shuffle(order, random);
            for (Bag bag : order) {
                if (bag.example.attack()) {
                    if (epoch > 0 || bag.sights.size() == 1) {
                        learnAttack(bag);
                    }
                } else {
                    learnHarmless(bag, random);
                }
            }
        }
    }

    private void learnAttack(Bag bag) {
        Bag.Sight best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Bag.Sight sight : bag.sights) {
            double score = score(sight);
            if (!sight.suspect()) {
                if (score > -3) {
                    update(sight, score, 0, bag.weight / bag.sights.size());
                }
            } else if (score > most) {
                most = score;
                best = sight;
            }
        }
        if (best != null) {
            update(best, most, 1, bag.weight);
        }
    }

    private void learnHarmless(Bag bag, Random random) {
        int n = bag.sights.size();
        double each = bag.weight / Math.sqrt(n);
        for (Bag.Sight sight : bag.sights) {
            double score = score(sight);
            if (score > -3 || random.nextInt(4) == 0) {
                update(sight, score, 0, each);
            }
        }
    }

    double score(Bag.Sight sight) {
        double score = bias;
        int from = 0;
        for (int group = 0; group < sight.ends().length; group++) {
            int to = sight.ends()[group];
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += weights[sight.features()[i]];
            }
            score += sum / norm(to - from);
            from = to;
        }
        return score;
    }

    static double norm(int n) {
        return Math.sqrt(n + 8.0);
    }

    double score(Bag bag) {
        double most = -20;
        for (Bag.Sight sight : bag.sights) {
            most = Math.max(most, score(sight));
        }
        return most;
    }

    private void update(Bag.Sight sight, double score, int label, double weight) {
        double p = 1 / (1 + Math.exp(-score));
        double gradient = (p - label) * weight;
        int from = 0;
        for (int group = 0; group < sight.ends().length; group++) {
            int to = sight.ends()[group];
            double g = gradient / norm(to - from);
            for (int i = from; i < to; i++) {
                int at = sight.features()[i];
                double with = g + L2 * weights[at];
                squares[at] += (float) (with * with);
                weights[at] -= (float) (RATE * with / Math.sqrt(squares[at] + 1e-4));
            }
            from = to;
        }
        biasSquares += gradient * gradient;
        bias -= RATE * gradient / Math.sqrt(biasSquares);
    }
}
