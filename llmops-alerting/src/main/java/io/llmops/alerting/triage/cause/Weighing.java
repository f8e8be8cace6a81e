package io.llmops.alerting.triage.cause;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What the answers to the questions amount to. Questions are weighed by Holm's procedure with weights, which keeps the chance
 * of any false claim at alpha: Holm (1979), section 4; a reported other model gives the model's questions more of alpha.
 */
final class Weighing {

    private static final double MORE = 1.5;
    private static final double LESS = 0.5;
    private static final double EVEN = 0.5;
    private static final double LIKELY = 0.8;

    private static final int QUESTIONS = 3;
    private static final int USERS = 0;
    private static final int LIVE = 1;
    private static final int GOLDEN = 2;

    private final Finding users;
    private final Finding live;
    private final Finding golden;
    private final boolean otherModel;
    private final double alpha;
    private final boolean usersMoved;
    private final boolean modelMoved;

    Weighing(Finding users, Finding live, Finding golden, boolean otherModel, double alpha) {
        this.users = users;
        this.live = live;
        this.golden = golden;
        this.otherModel = otherModel;
        this.alpha = alpha;
        boolean[] claimed = claimed(new Finding[] {users, live, golden});
        usersMoved = claimed[USERS];
        modelMoved = claimed[GOLDEN] || (claimed[LIVE] && !isContradicted());
    }

    /** Users who changed may look like a model that changed; a sharp golden set that saw nothing then has the last word. */
    private boolean isContradicted() {
        return usersMoved && golden.isSharp();
    }

    private boolean[] claimed(Finding[] findings) {
        int[] order = IntStream.range(0, QUESTIONS)
                .filter(q -> findings[q].information() > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(q -> findings[q].p() / weight(q)))
                .mapToInt(Integer::intValue)
                .toArray();
        double weights = IntStream.of(order).mapToDouble(this::weight).sum();
        boolean[] claimed = new boolean[QUESTIONS];
        for (int q : order) {
            if (findings[q].p() > alpha * weight(q) / weights) {
                break;
            }
            claimed[q] = true;
            weights -= weight(q);
        }
        return claimed;
    }

    private double weight(int question) {
        return !otherModel ? 1 : question == USERS ? LESS : MORE;
    }

    Cause cause() {
        if (modelMoved) {
            return usersMoved ? Cause.BOTH : Cause.MODEL_CHANGED;
        }
        if (usersMoved) {
            return Cause.USERS_CHANGED;
        }
        return isModelSharp() && users.isSharp() ? Cause.NOISE : Cause.UNKNOWN;
    }

    /** Whether a change of the model that matters would have been seen. */
    boolean isModelSharp() {
        return live.isSharp() || golden.isSharp();
    }

    /** The product of how sure each of the two answers is; 0 where the cause is unknown. */
    double confidence() {
        return switch (cause()) {
            case MODEL_CHANGED -> modelChanged() * usersStayed();
            case USERS_CHANGED -> usersChanged() * modelStayed();
            case BOTH -> modelChanged() * usersChanged();
            case NOISE -> modelStayed() * usersStayed();
            case UNKNOWN -> 0;
        };
    }

    private double modelChanged() {
        return changed(Math.min(golden.p(), live.p()), otherModel ? LIKELY : EVEN);
    }

    private double usersChanged() {
        return changed(users.p(), EVEN);
    }

    /**
     * The least chance that something changed: -e p ln p bounds the odds for nothing from below (Sellke, Bayarri, Berger,
     * Calibration of p values for testing precise null hypotheses, The American Statistician 55 (2001)).
     */
    private static double changed(double p, double prior) {
        double oddsForNothing = p < 1 / Math.E ? -Math.E * p * Math.log(p) : 1;
        return prior / (prior + (1 - prior) * oddsForNothing);
    }

    private double modelStayed() {
        return stayed(Math.max(golden.power(), live.power()));
    }

    private double usersStayed() {
        return stayed(users.power());
    }

    /** That nothing was seen speaks for nothing as far as something would have been. */
    private double stayed(double power) {
        return 1 / (1 + (1 - power) / (1 - alpha));
    }
}
