package io.llmops.alerting.detect;

import java.time.ZoneId;
import java.util.Arrays;

/**
 * What can be new about a point: its value, its level over about 3, 10, 30 and 100 points, how restless the series is
 * over 10 and 30, and how far value and level lie from what the hour of the week usually has.
 */
final class Features {

    private static final double[] LEVELS = {1, 0.3, 0.1, 0.03, 0.01};
    private static final double[] RESTLESSNESS = {0.1, 0.03};
    private static final double RESIDUAL_LEVEL = 0.1;

    static final int COUNT = LEVELS.length + RESTLESSNESS.length + 2;
    static final int NUMBERS = LEVELS.length + RESTLESSNESS.length + 3 + HourlyNorm.NUMBERS;

    private final HourlyNorm norm;
    private final double[] levels = new double[LEVELS.length];
    private final double[] restlessness = new double[RESTLESSNESS.length];
    private double seen;
    private double last;
    private double residualLevel;

    Features(ZoneId zone) {
        norm = new HourlyNorm(zone);
    }

    /** Writes {@link #COUNT} numbers; NaN where nothing can be said yet. */
    void read(long epochMilli, double value, double[] into) {
        if (seen == 0) {
            Arrays.fill(levels, value);
            last = value;
        }
        seen = 1;
        int at = 0;
        for (int i = 0; i < LEVELS.length; i++) {
            levels[i] += LEVELS[i] * (value - levels[i]);
            into[at++] = levels[i];
        }
        double step = Math.abs(value - last);
        for (int i = 0; i < RESTLESSNESS.length; i++) {
            restlessness[i] += RESTLESSNESS[i] * (step - restlessness[i]);
            into[at++] = restlessness[i];
        }
        last = value;
        double residual = norm.residual(epochMilli, value);
        boolean known = !Double.isNaN(residual);
        residualLevel += known ? RESIDUAL_LEVEL * (residual - residualLevel) : 0;
        into[at++] = residual;
        into[at] = known ? residualLevel : Double.NaN;
    }

    int save(double[] into, int from) {
        System.arraycopy(levels, 0, into, from, levels.length);
        int at = from + levels.length;
        System.arraycopy(restlessness, 0, into, at, restlessness.length);
        at += restlessness.length;
        into[at++] = seen;
        into[at++] = last;
        into[at++] = residualLevel;
        return norm.save(into, at);
    }

    int restore(double[] saved, int from) {
        System.arraycopy(saved, from, levels, 0, levels.length);
        int at = from + levels.length;
        System.arraycopy(saved, at, restlessness, 0, restlessness.length);
        at += restlessness.length;
        seen = saved[at++];
        last = saved[at++];
        residualLevel = saved[at++];
        return norm.restore(saved, at);
    }
}
