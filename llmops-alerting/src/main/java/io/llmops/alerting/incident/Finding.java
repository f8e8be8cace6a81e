package io.llmops.alerting.incident;

import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.Scope;
import io.llmops.alerting.triage.cause.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about an incident, in words that can be stored and sent.
 *
 * @param at when that was found
 * @param verdict the name of a {@link Scope} or a {@link Cause}: stable, for machines
 * @param conclusive false if it is that nobody knows, or nothing in particular
 * @param words the verdict for people
 * @param confidence from 0 to 1
 * @param customers whose trouble it is, the most conspicuous first; empty if nobody's in particular
 * @param evidence why that is thought, one sentence each
 * @param traceIds examples of what these customers did
 * @param atLeast how bad that makes the incident, whatever its alerts say
 */
public record Finding(
        Question question,
        Instant at,
        String verdict,
        boolean conclusive,
        String words,
        double confidence,
        List<String> customers,
        List<String> evidence,
        List<String> traceIds,
        Optional<Severity> atLeast) {

    /** What it answers. */
    public enum Question {
        /** Whose trouble is it? */
        SCOPE("Whose trouble"),
        /** Why did quality move? */
        CAUSE("Why");

        private final String words;

        Question(String words) {
            this.words = words;
        }

        /** As people ask: {@code Whose trouble}. */
        @Override
        public String toString() {
            return words;
        }
    }

    public Finding {
        customers = List.copyOf(customers);
        evidence = List.copyOf(evidence);
        traceIds = List.copyOf(traceIds);
    }

    /** Whose trouble it is. */
    public static Finding of(
            Instant at,
            Scope scope,
            double confidence,
            List<String> customers,
            List<String> evidence,
            List<String> traceIds,
            Optional<Severity> atLeast) {
        return new Finding(
                Question.SCOPE,
                at,
                scope.name(),
                scope != Scope.NONE,
                scope.toString(),
                confidence,
                customers,
                evidence,
                traceIds,
                atLeast);
    }

    /** Why quality moved. */
    public static Finding of(
            Instant at, Cause cause, double confidence, List<String> evidence, Optional<Severity> atLeast) {
        return new Finding(
                Question.CAUSE,
                at,
                cause.name(),
                cause != Cause.UNKNOWN,
                cause.toString(),
                confidence,
                List.of(),
                evidence,
                List.of(),
                atLeast);
    }

    /** In a few words: {@code one customer (customer-3f9a1c), 97 % sure}. */
    @Override
    public String toString() {
        String who = customers.isEmpty() ? "" : " (" + String.join(", ", customers) + ")";
        return words + who + ", " + Math.round(confidence * 100) + " % sure";
    }
}
