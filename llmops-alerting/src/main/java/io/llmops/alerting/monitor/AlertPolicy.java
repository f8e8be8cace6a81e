package io.llmops.alerting.monitor;

import java.time.Duration;

/**
 * When a breach becomes an alert, how bad that is, and when it is over.
 *
 * @param pendingFor breached for this long, the alert fires
 * @param keepFiringFor clear for this long, it is resolved
 * @param noDataResolveAfter without data for this long, it is resolved too, and says so
 */
public record AlertPolicy(Severity severity, Duration pendingFor, Duration keepFiringFor, Duration noDataResolveAfter) {

    public AlertPolicy {
        requireNotNegative("pendingFor", pendingFor);
        requireNotNegative("keepFiringFor", keepFiringFor);
        requireNotNegative("noDataResolveAfter", noDataResolveAfter);
    }

    /** One minute to fire, five to resolve, half an hour without data. */
    public static AlertPolicy standard(Severity severity) {
        return new AlertPolicy(severity, Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30));
    }

    public AlertPolicy pendingFor(Duration pendingFor) {
        return new AlertPolicy(severity, pendingFor, keepFiringFor, noDataResolveAfter);
    }

    public AlertPolicy keepFiringFor(Duration keepFiringFor) {
        return new AlertPolicy(severity, pendingFor, keepFiringFor, noDataResolveAfter);
    }

    public AlertPolicy noDataResolveAfter(Duration noDataResolveAfter) {
        return new AlertPolicy(severity, pendingFor, keepFiringFor, noDataResolveAfter);
    }

    private static void requireNotNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " is " + Prose.duration(duration) + "; give zero or more");
        }
    }
}
