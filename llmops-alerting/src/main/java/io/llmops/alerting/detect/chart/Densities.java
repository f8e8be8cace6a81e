package io.llmops.alerting.detect.chart;

import java.util.Arrays;

/**
 * Functions on the unit interval that are constant between the points of a common grid, held by their integrals. Of
 * densities the average over the unit interval is 1, wherever the grid lies.
 */
final class Densities {

    private static final int EVEN_CELLS = 64;
    private static final int TAIL_CELLS = 6; // each half as wide as the one before

    private final double[] grid;
    private final double[][] integrals;

    /**
     * @param grid rising from 0 to 1
     * @param integrals of each function, from 0 up to each point of the grid
     */
    Densities(double[] grid, double[][] integrals) {
        this.grid = grid;
        this.integrals = integrals;
    }

    /** The ranks of numbers whose normal scores moved by each of these; and, last, the normal score itself. */
    static Densities ofShiftedNormals(double... shifts) {
        double[] grid = gridWithTails();
        double[][] integrals = new double[shifts.length + 1][grid.length];
        for (int j = 0; j < grid.length; j++) {
            double score = Normal.quantile(grid[j]);
            for (int i = 0; i < shifts.length; i++) {
                integrals[i][j] = Normal.cdf(score - shifts[i]);
            }
            integrals[shifts.length][j] = -Normal.density(score);
        }
        return new Densities(grid, integrals);
    }

    private static double[] gridWithTails() {
        double[] grid = new double[EVEN_CELLS + 2 * TAIL_CELLS + 1];
        for (int i = 0; i <= EVEN_CELLS; i++) {
            grid[TAIL_CELLS + i] = (double) i / EVEN_CELLS;
        }
        for (int i = 1; i <= TAIL_CELLS; i++) {
            double tail = Math.pow(2, i - 1 - TAIL_CELLS) / EVEN_CELLS;
            grid[i] = tail;
            grid[grid.length - 1 - i] = 1 - tail;
        }
        grid[0] = 0;
        grid[grid.length - 1] = 1;
        return grid;
    }

    int size() {
        return integrals.length;
    }

    /** The average of each function between two places, {@code from} below {@code to}. */
    void averages(double from, double to, double[] into) {
        int first = cell(from);
        int last = cell(to);
        double firstPart = part(first, from);
        double lastPart = part(last, to);
        for (int i = 0; i < integrals.length; i++) {
            double[] integral = integrals[i];
            into[i] = (between(integral, last, lastPart) - between(integral, first, firstPart)) / (to - from);
        }
    }

    private int cell(double u) {
        int found = Arrays.binarySearch(grid, u);
        int cell = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(grid.length - 2, cell));
    }

    private double part(int cell, double u) {
        return (u - grid[cell]) / (grid[cell + 1] - grid[cell]);
    }

    private static double between(double[] integral, int cell, double part) {
        return integral[cell] + part * (integral[cell + 1] - integral[cell]);
    }

    void save(Numbers to) {
        to.put(grid.length, integrals.length).put(grid);
        for (double[] integral : integrals) {
            to.put(integral);
        }
    }

    static Densities restored(Numbers from, int most) {
        double[] grid = new double[from.nextInt(2, most)];
        double[][] integrals = new double[from.nextInt(1, most)][grid.length];
        from.next(grid);
        for (double[] integral : integrals) {
            from.next(integral);
        }
        return new Densities(grid, integrals);
    }
}
