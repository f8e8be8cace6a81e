package io.llmops.guardrails.injection.training;

import java.util.List;

/** A text and the score that a model gave it that had not seen its source. */
record Scored(Example example, double score) {

    /** The score above which lies no more than this share of the harmless texts. */
    static double threshold(List<Scored> all, double share) {
        double[] harmless = all.stream()
                .filter(each -> !each.example().attack())
                .mapToDouble(Scored::score)
                .sorted()
                .toArray();
        return harmless.length == 0 ? 0 : harmless[(int) (harmless.length * (1 - share))];
    }

    /** How often an attack has a higher score than a harmless text; ties count half. */
    static double auroc(List<Scored> all) {
        double[] attacks = all.stream()
                .filter(each -> each.example().attack())
                .mapToDouble(Scored::score)
                .toArray();
        double[] harmless = all.stream()
                .filter(each -> !each.example().attack())
                .mapToDouble(Scored::score)
                .toArray();
        double wins = 0;
        for (double attack : attacks) {
            for (double other : harmless) {
                wins += attack > other ? 1 : attack == other ? 0.5 : 0;
            }
        }
        return wins / ((double) attacks.length * harmless.length);
    }
}
