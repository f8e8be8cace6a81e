package io.llmops.probe.judge;

import java.util.List;

/**
 * How far a judge says what people said of the same answers.
 *
 * @param accuracy the share on which they agree, 0..1
 * @param kappa the same beyond what chance would give, 1 for full agreement, 0 for none (Cohen, A coefficient of agreement
 *     for nominal scales, Educational and Psychological Measurement 20, 1960); NaN where both always say the same one thing
 */
public record Agreement(int answers, double accuracy, double kappa) {

    /**
     * Compares, answer by answer.
     *
     * @param labels whether people called each answer good
     * @param judged whether the judge did
     */
    public static Agreement of(List<Boolean> labels, List<Boolean> judged) {
        if (labels.isEmpty() || labels.size() != judged.size()) {
            throw new IllegalArgumentException(labels.size() + " labels and " + judged.size()
                    + " judgements cannot be compared; give one of each for every answer, and at least one");
        }
        double n = labels.size();
        double same = 0;
        for (int i = 0; i < labels.size(); i++) {
            same += labels.get(i).equals(judged.get(i)) ? 1 : 0;
        }
        double accuracy = same / n;
        double good = share(labels);
        double judgedGood = share(judged);
        double byChance = good * judgedGood + (1 - good) * (1 - judgedGood);
        return new Agreement(
                labels.size(), accuracy, byChance == 1 ? Double.NaN : (accuracy - byChance) / (1 - byChance));
    }

    private static double share(List<Boolean> values) {
        return values.stream().filter(it -> it).count() / (double) values.size();
    }
}
