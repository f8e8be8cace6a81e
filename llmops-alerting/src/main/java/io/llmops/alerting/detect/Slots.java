package io.llmops.alerting.detect;

import java.util.Arrays;

/**
 * Running centre and mean squared surprise of equal slots of time. A slot learns once for each visit: the average over
 * its first visits, then with the weight of one in {@code memory}.
 */
final class Slots {

    static final int NUMBERS = 3;

    private final double[] centre;
    private final double[] square;
    private final double[] visits;
    private final int memory;
    private final double shrink;

    /** @param shrink how many visits of its own a slot needs to count as much as the coarser slots above it */
    Slots(int size, int memory, double shrink) {
        this.centre = new double[size];
        this.square = new double[size];
        this.visits = new double[size];
        this.memory = memory;
        this.shrink = shrink;
    }

    void learn(int slot, double value, double surprise) {
        double weight = 1 / Math.min(visits[slot] + 1, memory);
        centre[slot] += weight * (value - centre[slot]);
        square[slot] += weight * (surprise - square[slot]);
        visits[slot]++;
    }

    void learn(int slot, double value) {
        learn(slot, value, 0);
    }

    void forget() {
        Arrays.fill(visits, 0);
    }

    int visits(int slot) {
        return (int) visits[slot];
    }

    double centre(int slot, double above) {
        return shrunk(slot, centre[slot], above);
    }

    double square(int slot, double above) {
        return shrunk(slot, square[slot], above);
    }

    private double shrunk(int slot, double own, double above) {
        double weight = visits[slot] / (visits[slot] + shrink);
        return weight * own + (1 - weight) * above;
    }

    double centre() {
        return centre[0];
    }

    double square() {
        return square[0];
    }

    int save(double[] into, int from) {
        int at = from;
        for (double[] each : new double[][] {centre, square, visits}) {
            System.arraycopy(each, 0, into, at, each.length);
            at += each.length;
        }
        return at;
    }

    int restore(double[] saved, int from) {
        int at = from;
        for (double[] each : new double[][] {centre, square, visits}) {
            System.arraycopy(saved, at, each, 0, each.length);
            at += each.length;
        }
        return at;
    }
}
