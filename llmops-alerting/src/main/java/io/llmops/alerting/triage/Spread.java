package io.llmops.alerting.triage;

/**
 * By how much more than chance counts vary when nothing is wrong, learned from what they did: in bursts, for one blocked
 * call may be repeated, and because rates move. Of all customers together, and of each as far as it is known; without
 * believing any one customer's one window too much, for that may have been an attack.
 */
final class Spread {

    private static final double FADING = CustomerCounts.FADING;
    private static final double SURPRISE = 9; // squared standard deviations; more counts as this
    private static final double TRUST = 0.1; // of all that was seen: what one customer may say in one window
    private static final double LEAST_TRUST = 50;
    private static final double PRIOR = 10; // counts
    private static final double LEAST_EXPECTED = 3; // counts; of fewer, movement cannot be told from chance
    private static final double USUAL_MOVEMENT = 0.1;
    private static final double MOVEMENT_PRIOR = 1000; // squared counts
    private static final double MOST_MOVEMENT = 0.5;
    private static final double LEAST_MOVEMENT = 0.05;

    private static final double USUAL_SHARED = 0.06;
    private static final double SHARED_PRIOR = 5; // windows
    private static final double LEAST_SHARED = 0.05;
    private static final double MOST_SHARED = 0.3;

    private final float[] squares;
    private final float[] variances;
    private double allSquares;
    private double allVariances;
    private double moved;
    private double movable;
    private double sharedSquares;
    private double sharedWeights;
    private double windowOff;
    private double windowExpected;
    private double windowVariance;

    Spread(int rows) {
        squares = new float[rows];
        variances = new float[rows];
    }

    void forget(int row) {
        squares[row] = 0;
        variances[row] = 0;
    }

    void fade() {
        allSquares *= FADING;
        allVariances *= FADING;
        moved *= FADING;
        movable *= FADING;
        sharedSquares *= FADING;
        sharedWeights *= FADING;
        for (int row = 0; row < squares.length; row++) {
            squares[row] *= (float) FADING;
            variances[row] *= (float) FADING;
        }
    }

    /** A customer of whom this rate was known had so many of its calls counted. */
    void learn(int row, Rate known, double calls, double counted) {
        Rate rate = known.moving(movement());
        double expected = rate.expected(calls);
        double off = counted - expected;
        double variance = rate.variance(calls);
        double trust = Math.max(LEAST_TRUST, TRUST * (PRIOR + allVariances));
        double own = Math.min(off * off, SURPRISE * variance);
        double square = Math.min(off * off, Math.max(SURPRISE * variance, trust));
        squares[row] += (float) own;
        windowOff += Math.copySign(Math.sqrt(own), off);
        windowExpected += expected;
        windowVariance += variance;
        variances[row] += (float) variance;
        allSquares += square;
        allVariances += variance;
        if (expected > LEAST_EXPECTED) {
            moved += own - overdispersion() * known.variance(calls);
            movable += expected * expected;
        }
    }

    /** That was everybody in a window. */
    void learnShared() {
        if (windowExpected > 0) {
            double usual = USUAL_SHARED * USUAL_SHARED;
            double square = windowExpected * windowExpected;
            double chance = overdispersion() * windowVariance / square;
            double weight = Math.pow(usual / (usual + chance), 2);
            double moves = windowOff * windowOff / square;
            double now = shared() * shared();
            sharedSquares += weight * (Math.min(moves, SURPRISE * (now + chance)) - chance);
            sharedWeights += weight;
        }
        windowOff = 0;
        windowExpected = 0;
        windowVariance = 0;
    }

    /** Of everybody's rate from window to window: standard deviation of its logarithm. */
    double shared() {
        double usual = USUAL_SHARED * USUAL_SHARED;
        double square = (usual * SHARED_PRIOR + sharedSquares) / (SHARED_PRIOR + sharedWeights);
        return Math.sqrt(Math.max(LEAST_SHARED * LEAST_SHARED, Math.min(MOST_SHARED * MOST_SHARED, square)));
    }

    /** Of each customer's rate from window to window: standard deviation, relative to the rate. */
    double movement() {
        double usual = USUAL_MOVEMENT * USUAL_MOVEMENT;
        double square = (usual * MOVEMENT_PRIOR + moved) / (MOVEMENT_PRIOR + movable);
        return Math.sqrt(Math.max(LEAST_MOVEMENT * LEAST_MOVEMENT, Math.min(MOST_MOVEMENT * MOST_MOVEMENT, square)));
    }

    /** By how much the counts of a customer vary more than chance: 1 if not, and whole bursts at a time if they do. */
    double overdispersion(int row) {
        double all = overdispersion();
        return Math.max(all, (all * PRIOR + squares[row]) / (PRIOR + variances[row]));
    }

    /** The same of customers in general. */
    double overdispersion() {
        return Math.max(1, (PRIOR + allSquares) / (PRIOR + allVariances));
    }
}
