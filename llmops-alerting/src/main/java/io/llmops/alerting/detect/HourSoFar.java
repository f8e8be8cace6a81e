package io.llmops.alerting.detect;

/** The windows of the hour that is not over: as they were, and clipped to what an hour may teach. */
final class HourSoFar {

    static final int NUMBERS = 7;

    private long began = Long.MIN_VALUE;
    private double windows;
    private double sum;
    private double squares;
    private double clippedSum;
    private double clippedSquares;

    /** Windows clipped above less windows clipped below. */
    private double outside;

    long began() {
        return began;
    }

    int windows() {
        return (int) windows;
    }

    void begin(long epochMilli) {
        began = epochMilli;
        windows = 0;
        sum = 0;
        squares = 0;
        clippedSum = 0;
        clippedSquares = 0;
        outside = 0;
    }

    /**
     * @param surprise how far the value lies above what was expected
     * @param limit how far it may, at most, before it is clipped
     */
    void add(double value, double surprise, double limit) {
        double clipped = Math.max(-limit, Math.min(limit, surprise));
        windows++;
        sum += value;
        squares += surprise * surprise;
        clippedSum += value - surprise + clipped;
        clippedSquares += clipped * clipped;
        if (clipped != surprise) {
            outside += Math.signum(surprise);
        }
    }

    /** Mean and standard deviation of these windows alone. */
    Expected asExpected() {
        return new Expected(sum / windows, Math.sqrt(squares / windows), 0, 0, 0);
    }

    /** Hours in a row with most windows clipped on one side, negative below, this one included. */
    int runAfter(int run) {
        if (Math.abs(outside) <= windows / 2) {
            return 0;
        }
        int side = (int) Math.signum(outside);
        return run * side > 0 ? run + side : side;
    }

    void teach(Slots slots, int slot, boolean whole) {
        if (whole) {
            slots.learn(slot, sum / windows, squares / windows);
        } else {
            slots.learn(slot, clippedSum / windows, clippedSquares / windows);
        }
    }

    int save(double[] into, int from) {
        double[] mine = {began, windows, sum, squares, clippedSum, clippedSquares, outside};
        System.arraycopy(mine, 0, into, from, NUMBERS);
        return from + NUMBERS;
    }

    int restore(double[] saved, int from) {
        began = (long) saved[from];
        windows = saved[from + 1];
        sum = saved[from + 2];
        squares = saved[from + 3];
        clippedSum = saved[from + 4];
        clippedSquares = saved[from + 5];
        outside = saved[from + 6];
        return from + NUMBERS;
    }
}
