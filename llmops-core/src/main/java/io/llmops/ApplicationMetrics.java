package io.llmops;

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

    ApplicationMetrics(LlmOpsBuilder settings, Naming naming) {
        export = settings.metricsExport;
        openTelemetryGiven = settings.isOpenTelemetryGiven();
        MeterProvider provider = settings.openTelemetry.getMeterProvider();
        boolean goesAnywhere = openTelemetryGiven && OpenTelemetryMetrics.goesAnywhere(provider);
        boolean wanted = export != MetricsExport.MICROMETER && export != MetricsExport.NONE;
        openTelemetryNaming = goesAnywhere && wanted ? Optional.of(naming) : Optional.empty();
        if (openTelemetryNaming.isPresent()) {
            sinks.add(new OpenTelemetryMetrics(provider, naming));
        }
        MicrometerMetrics micrometer = settings.micrometer;
        if (micrometer != null && micrometerIsWanted()) {
            sinks.add(micrometer.naming(naming));
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
                openTelemetryGiven
                        ? "The OpenTelemetry of LlmOps has no metric reader: LLM metrics are not exported. " + FIX
                        : "No exporter is attached: LLM metrics are not exported. " + FIX);
    }
}
