package io.llmops.guardrails.injection.training;

import java.util.List;

/**
 * From scores to probabilities by a logistic curve (Platt 1999), fitted by Newton's method to scores of models that had
 * not seen the source.
 */
record Calibration(double slope, double offset) {

    private static final int STEPS = 50;
    private static final double RIDGE = 1e-6;

    static Calibration fit(List<Scored> all) {
        double slope = 1;
        double offset = 0;
        for (int step = 0; step < STEPS; step++) {
            double gradientSlope = 0;
            double gradientOffset = 0;
            double h11 = RIDGE;
            double h12 = 0;
            double h22 = RIDGE;
            for (Scored each : all) {
                double p = 1 / (1 + StrictMath.exp(-(slope * each.score() + offset)));
                double error = p - (each.example().attack() ? 1 : 0);
                double spread = p * (1 - p);
                gradientSlope += error * each.score();
                gradientOffset += error;
                h11 += spread * each.score() * each.score();
                h12 += spread * each.score();
                h22 += spread;
            }
            double determinant = h11 * h22 - h12 * h12;
            slope -= (h22 * gradientSlope - h12 * gradientOffset) / determinant;
            offset -= (h11 * gradientOffset - h12 * gradientSlope) / determinant;
        }
        return new Calibration(slope, offset);
    }

    double probability(double score) {
        return 1 / (1 + StrictMath.exp(-(slope * score + offset)));
    }
}
