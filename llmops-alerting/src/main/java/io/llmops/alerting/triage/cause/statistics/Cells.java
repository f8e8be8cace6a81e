package io.llmops.alerting.triage.cause.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Things in a few cells of like ones: k-means with the seeding of Arthur and Vassilvitskii, k-means++: the advantages of
 * careful seeding (SODA 2007).
 */
public final class Cells {

    private static final int ROUNDS = 25;

    private Cells() {}

    /** The cell of each thing, numbered from 0. */
    public static int[] of(double[][] positions, int most, SplittableRandom random) {
        double[][] centres = seeds(positions, most, random);
        int[] cells = new int[positions.length];
        for (int round = 0; round < ROUNDS; round++) {
            boolean moved = false;
            for (int i = 0; i < positions.length; i++) {
                int nearest = nearest(positions[i], centres);
                moved |= nearest != cells[i];
                cells[i] = nearest;
            }
            if (!moved && round > 0) {
                break;
            }
            move(centres, positions, cells);
        }
        return cells;
    }

    private static double[][] seeds(double[][] positions, int most, SplittableRandom random) {
        double[][] centres = new double[most][];
        centres[0] = positions[random.nextInt(positions.length)].clone();
        double[] distances = new double[positions.length];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int c = 1; c < most; c++) {
            double sum = 0;
            for (int i = 0; i < positions.length; i++) {
                distances[i] = Math.min(distances[i], distance(positions[i], centres[c - 1]));
                sum += distances[i];
            }
            double draw = random.nextDouble() * sum;
            int chosen = 0;
            while (chosen < positions.length - 1 && draw >= distances[chosen]) {
                draw -= distances[chosen++];
            }
            centres[c] = positions[chosen].clone();
        }
        return centres;
    }

    private static int nearest(double[] position, double[][] centres) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double distance = distance(position, centres[c]);
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

    private static void move(double[][] centres, double[][] positions, int[] cells) {
        int[] sizes = new int[centres.length];
        for (int cell : cells) {
            sizes[cell]++;
        }
        for (int c = 0; c < centres.length; c++) {
            if (sizes[c] > 0) {
                Arrays.fill(centres[c], 0);
            }
        }
        for (int i = 0; i < positions.length; i++) {
            double[] centre = centres[cells[i]];
            for (int k = 0; k < centre.length; k++) {
                centre[k] += positions[i][k] / sizes[cells[i]];
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return sum;
    }
}
