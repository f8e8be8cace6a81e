package io.llmops;

/** Where the application's own metrics go when there is a choice. What extensions watch in process is not touched by it. */
public enum MetricsExport {
    /** To OpenTelemetry if its meters go anywhere, else to Micrometer: nothing is exported twice. */
    AUTO,
    OPENTELEMETRY,
    MICROMETER,
    /** To both, for the time of a migration. */
    BOTH,
    /** To neither, on purpose: nothing is said about it. */
    NONE
}
