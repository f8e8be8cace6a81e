package io.llmops.alerting.monitor;

/**
 * Where a number is wrong, and where it is right again. Between the two it holds whatever state the alert is in, so that a
 * number dancing on the limit does not make an alert dance.
 */
public sealed interface Limit {

    /** Wrong above the limit, right again at the limit. */
    static Above above(double limit) {
        return new Above(limit, limit);
    }

    /** Wrong below the limit, right again at the limit. */
    static Below below(double limit) {
        return new Below(limit, limit);
    }

    /** Wrong below the one and above the other, right again on either. */
    static Outside outside(double low, double high) {
        return new Outside(low, high, low, high);
    }

    /** Breached, clear, or holding between the limit and the recovery. On the limit is not beyond it. */
    Reading.State judge(double number);

    /** The limit that this number is beyond, or would be beyond first. */
    double nearest(double number);

    /**
     * The same, right again only here.
     *
     * @throws IllegalArgumentException if that is still wrong, or if there are two limits
     */
    Limit recoverAt(double recovery);

    /**
     * Too high.
     *
     * @param recovery where it is right again; the limit itself if there is to be no band between the two
     */
    record Above(double limit, double recovery) implements Limit {

        public Above {
            Limits.requireFinite(limit, recovery);
            Limits.requireRight(recovery <= limit, "above", limit, recovery);
        }

        @Override
        public Reading.State judge(double number) {
            return Limits.state(number > limit, number <= recovery);
        }

        @Override
        public double nearest(double number) {
            return limit;
        }

        @Override
        public Above recoverAt(double value) {
            return new Above(limit, value);
        }

        @Override
        public String toString() {
            return "above " + Prose.number(limit)
                    + (recovery == limit ? "" : ", recovers at " + Prose.number(recovery));
        }
    }

    /**
     * Too low.
     *
     * @param recovery where it is right again; the limit itself if there is to be no band between the two
     */
    record Below(double limit, double recovery) implements Limit {

        public Below {
            Limits.requireFinite(limit, recovery);
            Limits.requireRight(recovery >= limit, "below", limit, recovery);
        }

        @Override
        public Reading.State judge(double number) {
            return Limits.state(number < limit, number >= recovery);
        }

        @Override
        public double nearest(double number) {
            return limit;
        }

        @Override
        public Below recoverAt(double value) {
            return new Below(limit, value);
        }

        @Override
        public String toString() {
            return "below " + Prose.number(limit)
                    + (recovery == limit ? "" : ", recovers at " + Prose.number(recovery));
        }
    }

    /**
     * Too high or too low.
     *
     * @param recoverLow with {@code recoverHigh}, between which it is right again; the limits themselves if there is to be
     *     no band between
     */
    record Outside(double low, double high, double recoverLow, double recoverHigh) implements Limit {

        public Outside {
            Limits.requireFinite(low, high);
            Limits.requireFinite(recoverLow, recoverHigh);
            if (!(low <= recoverLow && recoverLow <= recoverHigh && recoverHigh <= high && low < high)) {
                throw new IllegalArgumentException("Wrong outside " + Prose.number(low) + " to " + Prose.number(high)
                        + " but would be right again within " + Prose.number(recoverLow) + " to "
                        + Prose.number(recoverHigh) + "; give a low limit, a higher one, and a recovery within");
            }
        }

        /** The same, right again only between these two. */
        public Outside recoverWithin(double lowest, double highest) {
            return new Outside(low, high, lowest, highest);
        }

        @Override
        public Reading.State judge(double number) {
            return Limits.state(number < low || number > high, number >= recoverLow && number <= recoverHigh);
        }

        @Override
        public double nearest(double number) {
            return number - low < high - number ? low : high;
        }

        @Override
        public Outside recoverAt(double value) {
            throw new IllegalArgumentException("Wrong " + this + " has two limits; use recoverWithin(low, high)");
        }

        @Override
        public String toString() {
            boolean band = recoverLow != low || recoverHigh != high;
            return "outside " + Prose.number(low) + " to " + Prose.number(high)
                    + (band
                            ? ", recovers within " + Prose.number(recoverLow) + " to " + Prose.number(recoverHigh)
                            : "");
        }
    }
}
