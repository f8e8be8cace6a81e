package io.llmops;

import io.llmops.call.ModelCatalogue;
import io.llmops.evaluation.EvaluationListener;
import io.llmops.record.CallListener;
import io.llmops.record.Failures;
import io.llmops.record.TimeSource;
import io.llmops.telemetry.Naming;
import io.opentelemetry.api.metrics.MeterProvider;
import java.util.List;
import java.util.Optional;

/** Something that lives beside the instrumented clients for as long as they do, such as alerting. */
public interface Extension extends AutoCloseable {

    /**
     * What the library gives to an extension.
     *
     * @param failures where the extension reports what it caught and what it dropped
     * @param applicationNaming under which names the application's own OpenTelemetry gets metrics; empty if it gets none
     */
    record Surroundings(
            TimeSource time, Failures failures, ModelCatalogue models, Optional<Naming> applicationNaming) {}

    /**
     * What an extension adds.
     *
     * @param evaluationListeners hear of every evaluation, where evaluators run
     * @param meterProviders recorded to beside the application's own
     */
    record Attachment(
            List<CallListener> listeners,
            List<EvaluationListener> evaluationListeners,
            List<MeterProvider> meterProviders) {

        /** Without any that hear of evaluations. */
        public Attachment(List<CallListener> listeners, List<MeterProvider> meterProviders) {
            this(listeners, List.of(), meterProviders);
        }

        /** Adds nothing: the extension only hears events. */
        public static Attachment none() {
            return new Attachment(List.of(), List.of());
        }
    }

    /** Starts the extension, once, before the first call. May throw: a wrong configuration is to be heard of at once. */
    Attachment start(Surroundings surroundings);

    /** Called on the thread that announces; whatever it throws is caught. */
    void onEvent(OpsEvent event);

    /** Idempotent and bounded in time. */
    @Override
    void close();
}
