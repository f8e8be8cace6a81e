package io.llmops.alerting.triage.cause.live;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether the same questions are answered otherwise than in all runs before: each question is compared with itself, its length
 * and whether it is right. Two charts, looked at after each run: evidence as in {@link Chart}, of paired z-scores.
 */
final class GoldenChart {

    static final int QUESTIONS = 200;

    private static final int FEWEST_RUNS = 3;
    private static final int FEWEST_PAIRS = 10;
    private static final double FAR = 6;
    private static final double[] BETS = {1, 2, 4, -1, -2, -4};
    private static final int MEMORY = 30; // runs
    private static final double LEARNING = 0.1;

    private final Map<String, Question> questions = new HashMap<>();
    private final double[] ofLength = new double[BETS.length];
    private final double[] ofCheck = new double[BETS.length];
    private double lengthNoise = 1.3;
    private double checkNoise = 1.3;
    private int runs;
    private Run last = new Run(0, 0, 0, 0, 0);

    /**
     * What the last run said.
     *
     * @param pairs questions that were compared
     * @param lengthShift mean change of the logarithm of the length
     * @param checkShift change of the share of right answers
     */
    record Run(int pairs, double lengthShift, double lengthZ, double checkShift, double checkZ) {}

    private static final class Question {
        private int runs;
        private double logLength;
        private double right;
    }

    void take(List<GoldenReply> answers) {
        double length = 0;
        double lengthSquares = 0;
        double check = 0;
        double checkVariance = 0;
        int pairs = 0;
        double rightOfAll = questions.values().stream()
                .mapToDouble(it -> it.right)
                .average()
                .orElse(0.5);
        for (GoldenReply answer : answers) {
            Question question = questions.size() < QUESTIONS
                    ? questions.computeIfAbsent(answer.question(), any -> new Question())
                    : questions.getOrDefault(answer.question(), new Question());
            double log = Math.log1p(answer.outputTokens());
            double right = answer.correct() ? 1 : 0;
            if (question.runs >= FEWEST_RUNS) {
                pairs++;
                double longer = log - question.logLength;
                length += longer;
                lengthSquares += longer * longer;
                double chance = (question.right * question.runs + rightOfAll) / (question.runs + 1);
                check += right - chance;
                checkVariance += Math.max(0, chance * (1 - chance)) * (1 + 1.0 / question.runs);
            }
            question.runs = Math.min(MEMORY, question.runs + 1);
            question.logLength += (log - question.logLength) / question.runs;
            question.right += (right - question.right) / question.runs;
        }
        runs++;
        if (pairs < FEWEST_PAIRS) {
            return;
        }
        double shift = length / pairs;
        double deviation = Math.sqrt(Math.max(1e-9, (lengthSquares / pairs - shift * shift) / pairs));
        last = new Run(
                pairs, shift, shift / deviation, check / pairs, check / Math.sqrt(Math.max(1e-9, checkVariance)));
        lengthNoise = step(ofLength, last.lengthZ, lengthNoise);
        checkNoise = step(ofCheck, last.checkZ, checkNoise);
    }

    /** Returns how noisy runs are: the variance of z, learned where nothing seems to have changed. */
    private static double step(double[] logs, double z, double noise) {
        double bounded = Math.max(-FAR, Math.min(FAR, z / Math.sqrt(Math.max(1, noise))));
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.max(0, logs[i]) + BETS[i] * bounded - BETS[i] * BETS[i] / 2;
        }
        return noise + LEARNING * (Math.min(9, z * z) - noise);
    }

    int runs() {
        return runs;
    }

    Run last() {
        return last;
    }

    double evidence() {
        return Math.max(evidence(ofLength), evidence(ofCheck));
    }

    private static double evidence(double[] logs) {
        double most = Math.max(0, Arrays.stream(logs).max().orElse(0));
        double sum = 0;
        for (double each : logs) {
            sum += Math.exp(Math.max(0, each) - most);
        }
        return most + Math.log(sum / logs.length);
    }

    /** What was answered last is usual from now on. */
    void accept() {
        questions.clear();
        Arrays.fill(ofLength, 0);
        Arrays.fill(ofCheck, 0);
    }
}
