package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import java.util.List;

/**
 * Why a quality signal moved, and why we think so.
 *
 * @param confidence how probable the cause is, from 0 to 1
 * @param evidence what speaks for and against it, the weightiest first
 */
public record Diagnosis(Cause cause, double confidence, List<Evidence> evidence) {

    public Diagnosis {
        evidence = List.copyOf(evidence);
    }
}
