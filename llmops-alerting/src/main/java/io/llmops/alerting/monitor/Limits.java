package io.llmops.alerting.monitor;

/** What the kinds of {@link Limit} have in common. */
final class Limits {

    private Limits() {}

    static Reading.State state(boolean beyond, boolean recovered) {
        if (beyond) {
            return Reading.State.BREACHED;
        }
        return recovered ? Reading.State.CLEAR : Reading.State.HOLDING;
    }

    static void requireFinite(double limit, double recovery) {
        if (!Double.isFinite(limit) || !Double.isFinite(recovery)) {
            throw new IllegalArgumentException(
                    "The limit is " + limit + " and the recovery " + recovery + "; give finite numbers");
        }
    }

    static void requireRight(boolean right, String side, double limit, double recovery) {
        if (!right) {
            throw new IllegalArgumentException("Wrong " + side + " " + Prose.number(limit)
                    + " but would be right again at " + Prose.number(recovery)
                    + ", which is still wrong; recover at the limit or on its other side");
        }
    }
}
