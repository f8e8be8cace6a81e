package io.llmops.alerting.triage;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who called how often, and how much of it counts. Customers with many calls are known by their history; they have places
 * that depend on their calls alone, so that whoever is known is known without prejudice. Those with many counts of late
 * have places of their own, for the newcomers among them.
 */
final class Ledger {

    private static final double FADING = CustomerCounts.FADING;
    private static final double RECENT_FADING = Math.pow(0.5, 1 / 6.0);
    private static final double MOST_WEIGHT = 1e6;

    private final CustomerTable knownCustomers;
    private final CustomerCounts known;
    private final CustomerTable recentCustomers;
    private final CustomerCounts recent;
    private final Deque<DistinctCount> active = new ArrayDeque<>();
    private final DistinctCount hit = new DistinctCount();
    private double weight = 1;
    private double recentWeight = 1;
    private Population population = Population.unknown();

    Ledger(int places) {
        knownCustomers = new CustomerTable(places);
        known = new CustomerCounts(places);
        recentCustomers = new CustomerTable(places / 2);
        recent = new CustomerCounts(places / 2);
        active.add(new DistinctCount());
    }

    void add(long customer, int calls, int counted) {
        int place = knownCustomers.find(customer);
        if (place < 0) {
            place = knownCustomers.admit(customer);
            known.forget(place);
        }
        knownCustomers.add(place, weight * calls);
        known.add(place, calls, counted);
        known.add(known.everybody(), calls, counted);
        int suspect = recentCustomers.find(customer);
        if (suspect < 0 && counted > 0) {
            suspect = recentCustomers.admit(customer);
            recent.forget(suspect);
        }
        if (suspect >= 0) {
            recentCustomers.add(suspect, recentWeight * counted);
            recent.add(suspect, calls, counted);
        }
        active.getFirst().add(customer);
        if (counted > 0) {
            hit.add(customer);
        }
    }

    void endWindow() {
        learn();
        known.close(knownCustomers.size(), population);
        recent.close(recentCustomers.size(), population);
        DistinctCount next = active.size() < CustomerCounts.WINDOWS ? new DistinctCount() : active.removeLast();
        next.clear();
        active.addFirst(next);
        hit.clear();
        weight = faded(knownCustomers, weight / FADING);
        recentWeight = faded(recentCustomers, recentWeight / RECENT_FADING);
    }

    private static double faded(CustomerTable table, double weight) {
        if (weight < MOST_WEIGHT) {
            return weight;
        }
        table.scale(1 / weight);
        return 1;
    }

    /** Looks at what customers did before the present window. */
    void learn() {
        int customers = knownCustomers.size();
        double[] calls = new double[customers];
        double[] counted = new double[customers];
        for (int i = 0; i < customers; i++) {
            calls[i] = known.callsBefore(i, 1);
            counted[i] = known.countedBefore(i, 1);
        }
        population = Population.of(calls, counted, customers);
    }

    /** Of a customer with such a history. */
    Rate rate(double calls, double counted) {
        return population.rate(calls, counted).moving(known.spread().movement());
    }

    CustomerTable knownCustomers() {
        return knownCustomers;
    }

    CustomerCounts known() {
        return known;
    }

    CustomerTable recentCustomers() {
        return recentCustomers;
    }

    CustomerCounts recent() {
        return recent;
    }

    /** How many customers called in the last so many windows, to a few percent. */
    double active(int windows) {
        DistinctCount all = new DistinctCount();
        active.stream().limit(windows).forEach(all::merge);
        return all.estimate();
    }

    /** How many customers had a call that counts, in the present window. */
    double hitNow() {
        return hit.estimate();
    }

    boolean holds(long customer) {
        return knownCustomers.find(customer) >= 0 || recentCustomers.find(customer) >= 0;
    }
}
