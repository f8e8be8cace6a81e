package io.llmops.alerting.triage;

/** Many calls of one customer at once: what a simulation of millions of calls can afford. */
public final class Bulk {

    private Bulk() {}

    public static void add(ScopeTriage triage, long customer, int calls, int counted) {
        triage.add(customer, calls, counted);
    }
}
