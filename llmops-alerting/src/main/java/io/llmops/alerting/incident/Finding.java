package io.llmops.alerting.incident;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.Scope;
import java.util.List;
import java.util.Optional;

/**
 * Whose trouble an incident is, in words that can be stored and sent.
 *
 * @param confidence from 0 to 1
 * @param customers who it is, the most conspicuous first; empty if nobody in particular
 * @param evidence why that is thought, one sentence each
 * @param traceIds examples of what these customers did
 * @param atLeast how bad that makes it, whatever its alerts say
 */
public record Finding(
        Scope scope,
        double confidence,
        List<String> customers,
        List<String> evidence,
        List<String> traceIds,
        Optional<Severity> atLeast) {

    public Finding {
        customers = List.copyOf(customers);
        evidence = List.copyOf(evidence);
        traceIds = List.copyOf(traceIds);
    }

    /** In a few words: {@code one customer (customer-3f9a1c), 97 % sure}. */
    @Override
    public String toString() {
        String who = customers.isEmpty() ? "" : " (" + String.join(", ", customers) + ")";
        return scope.toString() + who + ", " + Math.round(confidence * 100) + " % sure";
    }
}
