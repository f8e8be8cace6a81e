package io.llmops.alerting.detect;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The mean of each hour of the week, shrunk to the hour of the day and to all hours; no spread, nothing clipped. */
final class HourlyNorm {

    private static final int HOURS_A_DAY = 24;
    private static final int HOURS_A_WEEK = 7 * HOURS_A_DAY;
    private static final long MILLIS_AN_HOUR = 3_600_000;

    /** What the calendar can say, with room to spare. */
    private static final long FARTHEST_MILLIS = 8_640_000_000_000_000L;

    static final int NUMBERS = Slots.NUMBERS * (HOURS_A_WEEK + HOURS_A_DAY + 1) + 4;

    private final ZoneId zone;
    private final Slots ofWeek = new Slots(HOURS_A_WEEK, 3, 1);
    private final Slots ofDay = new Slots(HOURS_A_DAY, 10, 0.5);
    private final Slots all = new Slots(1, 500, 0);

    private long until = Long.MIN_VALUE;
    private int slot;
    private double count;
    private double sum;
    private double expected = Double.NaN;

    HourlyNorm(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * How far the value lies above what its hour usually has; then learns it.
     *
     * @param epochMilli what lies before the current hour counts as of the current hour
     * @return NaN while this hour of the day has not been seen on an earlier day
     */
    double residual(long epochMilli, double value) {
        if (epochMilli >= until) {
            learnHour();
            begin(withinCalendar(epochMilli));
        }
        count++;
        sum += value;
        return value - expected;
    }

    static long withinCalendar(long epochMilli) {
        return Math.max(-FARTHEST_MILLIS, Math.min(FARTHEST_MILLIS, epochMilli));
    }

    private void begin(long epochMilli) {
        ZonedDateTime hour = Instant.ofEpochMilli(epochMilli).atZone(zone).truncatedTo(ChronoUnit.HOURS);
        until = hour.toInstant().toEpochMilli() + MILLIS_AN_HOUR;
        slot = (hour.getDayOfWeek().getValue() - 1) * HOURS_A_DAY + hour.getHour();
        expect();
    }

    private void expect() {
        int day = slot % HOURS_A_DAY;
        expected = ofDay.visits(day) == 0 ? Double.NaN : ofWeek.centre(slot, ofDay.centre(day, all.centre()));
    }

    private void learnHour() {
        if (count > 0) {
            ofWeek.learn(slot, sum / count);
            ofDay.learn(slot % HOURS_A_DAY, sum / count);
            all.learn(0, sum / count);
        }
        count = 0;
        sum = 0;
    }

    int save(double[] into, int from) {
        int at = all.save(into, ofDay.save(into, ofWeek.save(into, from)));
        double[] scalars = {until, slot, count, sum};
        System.arraycopy(scalars, 0, into, at, scalars.length);
        return at + scalars.length;
    }

    int restore(double[] saved, int from) {
        int at = all.restore(saved, ofDay.restore(saved, ofWeek.restore(saved, from)));
        until = (long) saved[at++];
        slot = (int) saved[at++];
        count = saved[at++];
        sum = saved[at++];
        expect();
        return at;
    }
}
