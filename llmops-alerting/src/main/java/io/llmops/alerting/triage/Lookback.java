package io.llmops.alerting.triage;

import io.llmops.alerting.triage.Seen.Counts;
import java.util.ArrayList;
import java.util.List;

/**
 * The last so many windows: the customers that can say anything, each by itself, and all others together.
 *
 * @param customers those with counts, or of whom some were expected
 * @param others everybody without a place in the tables, as one
 * @param quiet counts that were expected of customers that had none, a fraction of one each
 * @param quietCalls of those customers
 * @param active about how many customers called
 * @param calls of everybody
 */
record Lookback(
        int windows, List<Seen> customers, Seen others, double quiet, double quietCalls, double active, double calls) {

    /** Part of the windows: what was too much before it, and is not in it, is over. */
    static final double LATE = 1 / 3.0;

    private static final double QUIET = 0.3; // expected counts
    private static final double STANDS_OUT = 3; // logarithm of a likelihood ratio

    static Lookback of(Ledger ledger, int windows, double share) {
        return new Gathering(ledger, windows, share).gather();
    }

    double counted() {
        return customers.stream().mapToDouble(seen -> seen.all().counted()).sum()
                + others.all().counted();
    }

    /** How many of these calls would count if everybody were as ever. */
    double expected() {
        return customers.stream().mapToDouble(Seen::expected).sum() + others.expected() + quiet;
    }

    private static final class Gathering {

        private final Ledger ledger;
        private final CustomerCounts known;
        private final CustomerCounts recent;
        private final int windows;
        private final double share;
        private final List<Seen> customers = new ArrayList<>();
        private double quiet;
        private double quietCalls;
        private double otherCalls;
        private double otherCounted;
        private double otherCallsBefore;
        private double otherCountedBefore;
        private int active;

        Gathering(Ledger ledger, int windows, double share) {
            this.ledger = ledger;
            this.known = ledger.known();
            this.recent = ledger.recent();
            this.windows = windows;
            this.share = share;
            int all = known.everybody();
            otherCalls = known.calls(all, windows);
            otherCounted = known.counted(all, windows);
            otherCallsBefore = known.callsBefore(all, windows);
            otherCountedBefore = known.countedBefore(all, windows);
        }

        Lookback gather() {
            for (int row = 0; row < ledger.knownCustomers().size(); row++) {
                customer(row);
            }
            for (int row = 0; row < ledger.recentCustomers().size(); row++) {
                stranger(row);
            }
            return new Lookback(
                    windows,
                    customers,
                    others(),
                    quiet,
                    quietCalls,
                    Math.max(1, Math.max(active, ledger.active(windows))),
                    known.calls(known.everybody(), windows));
        }

        private void customer(int row) {
            double before = known.callsBefore(row, windows);
            double countedBefore = known.countedBefore(row, windows);
            otherCallsBefore -= before;
            otherCountedBefore -= countedBefore;
            long customer = ledger.knownCustomers().customer(row);
            int again = ledger.recentCustomers().find(customer);
            // who lost the place for a while is better known among the recent ones
            boolean wasAway = again >= 0 && recent.counted(again, windows) > known.counted(row, windows);
            CustomerCounts from = wasAway ? recent : known;
            int at = wasAway ? again : row;
            if (from.calls(at, windows) > 0) {
                add(seen(
                        from,
                        at,
                        customer,
                        ledger.rate(before, countedBefore),
                        known.spread().overdispersion(row)));
            }
        }

        /** Of whom the history is not known, and who is nobody unless they stand out. */
        private void stranger(int row) {
            long customer = ledger.recentCustomers().customer(row);
            if (recent.counted(row, windows) == 0 || ledger.knownCustomers().find(customer) >= 0) {
                return;
            }
            Seen seen = seen(
                    recent, row, customer, ledger.rate(0, 0), known.spread().overdispersion());
            if (standsOut(seen)) {
                add(seen);
            }
        }

        private Seen seen(CustomerCounts from, int row, long customer, Rate rate, double overdispersion) {
            return new Seen(
                    customer,
                    rate,
                    overdispersion,
                    counts(from, row, windows),
                    counts(from, row, Math.max(1, windows / 3)),
                    counts(from, row, 1));
        }

        private static Counts counts(CustomerCounts from, int row, int windows) {
            return new Counts(from.calls(row, windows), from.counted(row, windows));
        }

        private static boolean standsOut(Seen seen) {
            return seen.all().counted() > seen.expected() && seen.logHot() - seen.logLikelihood(1) > STANDS_OUT;
        }

        private void add(Seen seen) {
            active++;
            otherCalls -= seen.all().calls();
            otherCounted -= seen.all().counted();
            // an attack that is over says nothing about now
            Seen now = windows > 1 && seen.hasStopped(share) && standsOut(seen) ? seen.lastOnly() : seen;
            if (now.all().counted() == 0 && now.expected() < QUIET) {
                double more = now.overdispersion() - 1;
                double tempered = more > 0 ? Math.log1p(more) / more : 1;
                quiet += now.expected() * tempered;
                quietCalls += now.all().calls() * tempered;
            } else {
                customers.add(now);
            }
        }

        private Seen others() {
            double before = Math.max(0, otherCallsBefore);
            Rate rate = ledger.rate(before, Math.max(0, Math.min(before, otherCountedBefore)));
            double n = Math.max(0, otherCalls);
            double k = Math.max(0, Math.min(n, otherCounted));
            Counts last = new Counts(n * share, k * share);
            return new Seen(0, rate, known.spread().overdispersion(), new Counts(n, k), last, last);
        }
    }
}
