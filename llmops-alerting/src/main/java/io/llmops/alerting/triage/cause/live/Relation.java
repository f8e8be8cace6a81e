package io.llmops.alerting.triage.cause.live;

import java.util.Arrays;

/**
 * What one size is expected to be, given another, in each of some groups: a straight line through logarithms in each octave
 * of the given one. Lines of octaves that were met seldom lean towards the slope of all. What was fades; O(1) for each pair.
 */
final class Relation {

    private static final int OCTAVES = 16;
    private static final double LEAN = 50; // pairs
    private static final double ENOUGH = 30; // pairs
    private static final double FAR = 4; // standard deviations

    private final float[] count;
    private final double[] meanX;
    private final double[] meanY;
    private final float[] xx;
    private final float[] xy;
    private final float[] square; // of residuals, the mean
    private double allXx;
    private double allXy;

    Relation(int groups) {
        int cells = groups * OCTAVES;
        count = new float[cells];
        meanX = new double[cells];
        meanY = new double[cells];
        xx = new float[cells];
        xy = new float[cells];
        square = new float[cells];
    }

    /**
     * How far y is from what was expected, no farther than 4 standard deviations, and learns from it.
     *
     * @param given at least 0, in its own unit
     * @return in logarithms; NaN if nothing was expected as yet
     */
    double surprise(int group, double given, double size) {
        double x = Math.log1p(given);
        double y = Math.log(size);
        int octave = Math.min(OCTAVES - 1, (int) (x * 1.4426950408889634));
        int cell = group * OCTAVES + octave;
        double dx = x - meanX[cell];
        double dy = y - meanY[cell];
        double slopeOfAll = allXx > 0 ? allXy / allXx : 0;
        double spread = LEAN / 25; // an octave is 0.7 wide: its variance, times as many pairs
        double slope = (xy[cell] + spread * slopeOfAll) / (xx[cell] + spread);
        double residual = dy - slope * dx;
        double far = FAR * Math.sqrt(square[cell]);
        boolean known = count[cell] >= ENOUGH;
        double told = known ? Math.max(-far, Math.min(far, residual)) : residual;
        count[cell]++;
        meanX[cell] += dx / count[cell];
        meanY[cell] += (known ? told + slope * dx : dy) / count[cell];
        double sx = dx * (x - meanX[cell]);
        double sy = dx * (y - meanY[cell]);
        xx[cell] += (float) sx;
        xy[cell] += (float) sy;
        allXx += sx;
        allXy += sy;
        square[cell] += (float) ((told * told - square[cell]) / count[cell]);
        return known ? told : Double.NaN;
    }

    /** Forgets a part of all that was. */
    void fade(double keep) {
        for (int i = 0; i < count.length; i++) {
            count[i] *= (float) keep;
            xx[i] *= (float) keep;
            xy[i] *= (float) keep;
        }
        allXx *= keep;
        allXy *= keep;
    }

    /** A group has other members from now on. */
    void forget(int group) {
        int from = group * OCTAVES;
        int to = from + OCTAVES;
        for (float[] each : new float[][] {count, xx, xy, square}) {
            Arrays.fill(each, from, to, 0);
        }
        Arrays.fill(meanX, from, to, 0);
        Arrays.fill(meanY, from, to, 0);
    }
}
