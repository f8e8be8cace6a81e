package io.llmops;

import io.llmops.record.Failures;
import io.llmops.telemetry.MetricSink;
import io.llmops.telemetry.MicrometerMetrics;
import io.llmops.telemetry.Naming;
import io.llmops.telemetry.OpenTelemetryMetrics;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the application's own metrics go. */
final class ApplicationMetrics {

    private static final String FIX =
            "Give LlmOps an OpenTelemetry with a metric exporter (LlmOps.builder().openTelemetry(…)) or a Micrometer "
                    + "registry (.micrometer(MicrometerMetrics.on(registry))), or say .metricsExport(MetricsExport.NONE)";

    private final List<MetricSink> sinks = new ArrayList<>();
    private final MetricsExport export;
    private final boolean openTelemetryGiven;
    private final Optional<Naming> openTelemetryNaming;

    ApplicationMetrics(LlmOpsBuilder settings, Naming naming, Failures failures) {
        export = settings.metricsExport;
        openTelemetryGiven = settings.isOpenTelemetryGiven();
        MeterProvider provider = settings.openTelemetry.getMeterProvider();
        boolean exported = openTelemetryIsWanted() && goesAnywhere(provider, failures);
        openTelemetryNaming = exported ? Optional.of(naming) : Optional.empty();
        if (exported) {
            sinks.add(new OpenTelemetryMetrics(provider, naming));
        }
        MicrometerMetrics micrometer = settings.micrometer;
        if (micrometer != null && micrometerIsWanted()) {
            sinks.add(micrometer.naming(naming));
        }
    }

    private boolean openTelemetryIsWanted() {
        return openTelemetryGiven && export != MetricsExport.MICROMETER && export != MetricsExport.NONE;
    }

    /** A provider that cannot say is recorded to: what it throws later is caught too. */
    private static boolean goesAnywhere(MeterProvider provider, Failures failures) {
        try {
            return OpenTelemetryMetrics.goesAnywhere(provider);
        } catch (Throwable t) {
            failures.caught("meter", t);
            return true;
        }
    }

    private boolean micrometerIsWanted() {
        return switch (export) {
            case AUTO -> sinks.isEmpty();
            case MICROMETER, BOTH -> true;
            case OPENTELEMETRY, NONE -> false;
        };
    }

    List<MetricSink> sinks() {
        return sinks;
    }

    Optional<Naming> openTelemetryNaming() {
        return openTelemetryNaming;
    }

    /** What to say if metrics go nowhere. */
    Optional<String> warning() {
        if (!sinks.isEmpty() || export == MetricsExport.NONE) {
            return Optional.empty();
        }
        return Optional.of(
                openTelemetryIsWanted()
                        ? "The OpenTelemetry of LlmOps has no metric reader: LLM metrics are not exported. " + FIX
                        : "No exporter is attached: LLM metrics are not exported. " + FIX);
    }
}
