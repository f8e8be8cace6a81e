package io.llmops.alerting.triage.cause.live;

/**
 * What kinds of questions each customer asks: how surprising a question is, coming from this customer. A customer that merely
 * calls more often surprises nobody, however large it is.
 */
final class Mix {

    private static final double LEAN = 8; // questions, spread as those of all customers are
    private static final double ENOUGH = 64; // questions
    private static final double LEAST = 0.001;

    private final int kinds;
    private final float[] counts; // by customer and kind; customer 0 is all others
    private final float[] of;
    private final float[] all;
    private float total;
    private final Means usual;

    Mix(int customers, int kinds) {
        this.kinds = kinds;
        counts = new float[customers * kinds];
        of = new float[customers];
        all = new float[kinds];
        usual = new Means(customers, ENOUGH);
    }

    /** In nats, more than is usual for this customer; NaN while it is new. Learns from it. */
    double surprise(int customer, int kind) {
        double share = total > 0 ? all[kind] / total : 1;
        double chance = (counts[customer * kinds + kind] + LEAN * share) / (of[customer] + LEAN);
        double surprise = -Math.log(Math.max(LEAST, chance));
        counts[customer * kinds + kind]++;
        of[customer]++;
        all[kind]++;
        total++;
        boolean isNew = of[customer] < ENOUGH;
        double more = usual.surprise(customer, surprise);
        return isNew ? Double.NaN : more;
    }

    void fade(double keep) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] *= (float) keep;
        }
        for (int i = 0; i < of.length; i++) {
            of[i] *= (float) keep;
        }
        for (int i = 0; i < all.length; i++) {
            all[i] *= (float) keep;
        }
        total *= (float) keep;
        usual.fade(keep);
    }

    void forgetCustomer(int customer) {
        for (int i = 0; i < kinds; i++) {
            counts[customer * kinds + i] = 0;
        }
        of[customer] = 0;
        usual.forget(customer, customer + 1);
    }

    void forgetKind(int kind) {
        for (int c = 0; c < of.length; c++) {
            of[c] -= counts[c * kinds + kind];
            counts[c * kinds + kind] = 0;
        }
        total -= all[kind];
        all[kind] = 0;
    }
}
