package io.llmops;

import io.llmops.call.CallTarget;
import io.llmops.client.LlmClient;
import io.llmops.instrument.InstrumentedClient;
import io.llmops.record.CallRecorder;
import io.llmops.record.CallRecorders;
import io.llmops.record.ErrorClassifier;
import io.llmops.record.Failures;
import io.llmops.record.TimeSource;
import io.llmops.telemetry.OpenTelemetryMetrics;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The front door: instruments clients, and tells their calls to telemetry, guardrails, evaluators and extensions.
 *
 * <pre>{@code
 * var alerting = Alerting.builder().slack(webhookUrl).build();
 * var ops = LlmOps.builder().openTelemetry(otel).guard(guardrails).with(alerting).build();
 * LlmClient client = ops.instrument(plainClient);
 * }</pre>
 *
 * Thread-safe. One per application is enough; {@link #close()} it when the application ends.
 */
public final class LlmOps implements AutoCloseable {

    private final AtomicBoolean closed = new AtomicBoolean();
    private final CallRecorders recorders;
    private final OpenTelemetryMetrics metrics;
    private final List<Extension> extensions;
    private final List<AutoCloseable> owned;
    private final Failures failures;
    private final TimeSource time;

    LlmOps(
            CallRecorders recorders,
            OpenTelemetryMetrics metrics,
            List<Extension> extensions,
            List<AutoCloseable> owned,
            Failures failures,
            TimeSource time) {
        this.recorders = recorders;
        this.metrics = metrics;
        this.extensions = extensions;
        this.owned = owned;
        this.failures = failures;
        this.time = time;
    }

    public static LlmOpsBuilder builder() {
        return new LlmOpsBuilder();
    }

    /** Wraps a client; the provider of each call is guessed from the name of its model. */
    public LlmClient instrument(LlmClient client) {
        return instrument(client, CallTarget.of(CallTarget.UNKNOWN_PROVIDER));
    }

    /** Wraps a client whose calls go to this provider and server. */
    public LlmClient instrument(LlmClient client, CallTarget target) {
        return new InstrumentedClient(client, recorders.recorder(target));
    }

    /** For adapters: starts the calls of one client. */
    public CallRecorder recorder(CallTarget target, ErrorClassifier classifier) {
        return recorders.recorder(target, classifier);
    }

    /** Announces that a version of a service, a prompt or a model choice went live. */
    public void deployment(String service, String version) {
        publish(new OpsEvent.Deployment(service, version, time.now()));
    }

    /**
     * A user's opinion of one answer.
     *
     * @param responseId the id of the response, as the provider gave it
     * @param score 0 bad to 1 good
     */
    public void feedback(String responseId, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A feedback score must be 0 (bad) to 1 (good): " + score);
        }
        try {
            metrics.feedback(score);
        } catch (Throwable t) {
            failures.caught("listener", t);
        }
        publish(new OpsEvent.Feedback(responseId, score, time.now()));
    }

    private void publish(OpsEvent event) {
        for (Extension extension : extensions) {
            try {
                extension.onEvent(event);
            } catch (Throwable t) {
                failures.caught("extension", t);
            }
        }
    }

    /** Ends evaluation, then the extensions, in the reverse order of their start. Instrumented clients go on working. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        recorders.close();
        owned.forEach(this::closeQuietly);
        for (int i = extensions.size() - 1; i >= 0; i--) {
            closeQuietly(extensions.get(i));
        }
    }

    private void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Throwable t) {
            failures.caught("close", t);
        }
    }
}
