package io.llmops;

import io.llmops.call.AnswerOrigin;
import io.llmops.call.CallTarget;
import io.llmops.client.LlmClient;
import io.llmops.instrument.InstrumentedBeans;
import io.llmops.instrument.InstrumentedClient;
import io.llmops.instrument.mapping.CallMapping;
import io.llmops.probe.SyntheticProbes;
import io.llmops.record.CallRecorder;
import io.llmops.record.ErrorClassifier;
import io.llmops.record.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

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
    private final Queue<SyntheticProbes> running = new ConcurrentLinkedQueue<>();
    private final Assembly parts;
    private final InstrumentedBeans beans;
    private final TimeSource time;

    LlmOps(Assembly parts, TimeSource time) {
        this.parts = parts;
        this.beans =
                new InstrumentedBeans((type, target) -> expected(type.getName(), parts.recorders.recorder(target)));
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
        return new InstrumentedClient(client, expected(client.getClass().getName(), parts.recorders.recorder(target)));
    }

    private CallRecorder expected(String name, CallRecorder recorder) {
        parts.expectCalls(name, recorder);
        return recorder;
    }

    /**
     * Wraps a bean whose methods, type or class carry {@link io.llmops.instrument.InstrumentedLlm}.
     *
     * @param type an interface of the bean
     * @param mappings how to read answers and arguments that are not strings, one for each type of answer
     * @throws IllegalArgumentException if it cannot be wrapped; the message tells the fix
     */
    public <T> T instrument(Class<T> type, T bean, CallMapping<?>... mappings) {
        return beans.proxy(type, bean, mappings);
    }

    /** For adapters: starts the calls of one client. */
    public CallRecorder recorder(CallTarget target, ErrorClassifier classifier) {
        return expected("A client of provider " + target.provider(), parts.recorders.recorder(target, classifier));
    }

    /** Announces that a version of a service, a prompt or a model choice went live. */
    public void deployment(String service, String version) {
        parts.versions.announced();
        parts.announcements.publish(new OpsEvent.Deployment(service, version, time.now()));
    }

    /**
     * A user's opinion of one answer, counted with the model, version and deployment that gave it. Answers are remembered
     * for {@linkplain LlmOpsBuilder#responseRetention a time}.
     *
     * @param responseId the id of the response, as the provider gave it
     * @param score 0 bad to 1 good
     */
    public void feedback(String responseId, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("A feedback score must be 0 (bad) to 1 (good): " + score);
        }
        Instant now = time.now();
        Optional<AnswerOrigin> origin = guarded(() -> parts.metrics.feedback(responseId, score, now));
        parts.announcements.publish(new OpsEvent.Feedback(responseId, score, origin, now));
    }

    /**
     * What came of one answer for the business, counted with the model, version and deployment that gave it.
     *
     * <pre>{@code
     * ops.outcome("conversion", order.isPaid(), responseId);
     * }</pre>
     *
     * @param name a word of few values: after a hundred different ones the others are counted together
     * @param responseId the id of the response, as the provider gave it
     */
    public void outcome(String name, boolean achieved, String responseId) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An outcome needs a name, such as 'conversion'");
        }
        Instant now = time.now();
        Optional<AnswerOrigin> origin = guarded(() -> parts.metrics.outcome(name, achieved, responseId, now));
        parts.announcements.publish(new OpsEvent.BusinessOutcome(name, achieved, responseId, origin, now));
    }

    private Optional<AnswerOrigin> guarded(Supplier<Optional<AnswerOrigin>> telling) {
        try {
            return telling.get();
        } catch (Throwable t) {
            parts.failures.caught("listener", t);
            return Optional.empty();
        }
    }

    /**
     * Tells that the call under way on this thread is tried again, for retries inside an instrumented client. Without
     * effect where no call is under way. Not needed where what is retried is an instrumented client too: its attempts are
     * seen, and telling counts them twice. With resilience4j:
     *
     * <pre>{@code
     * retry.getEventPublisher().onRetry(event -> ops.retrying(event.getLastThrowable(), event.getWaitInterval()));
     * }</pre>
     *
     * @param wait until the next attempt begins
     */
    public void retrying(Throwable cause, Duration wait) {
        parts.recorders.retrying(cause, wait);
    }

    /** Tells that a rate limiter of the application held the call under way on this thread back for so long. */
    public void rateLimited(Duration waited) {
        parts.recorders.rateLimited(waited);
    }

    /** Starts probes, recorded as {@code llmops.probe.*} apart from the calls of users; they end with this. */
    public void probe(SyntheticProbes probes) {
        running.add(probes);
        if (closed.get()) {
            probes.close();
        }
        probes.start(parts.probes, parts.failures);
    }

    /**
     * Ends probes, evaluation and polling, then the extensions, in the reverse order of their start. Instrumented clients go on
     * working. Hosts of futures and streams are served before their calls are counted: for calls that are just being
     * counted it waits, half a second at most.
     */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        running.forEach(this::closeQuietly);
        parts.recorders.close();
        parts.owned.forEach(this::closeQuietly);
        for (int i = parts.extensions.size() - 1; i >= 0; i--) {
            closeQuietly(parts.extensions.get(i));
        }
    }

    private void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Throwable t) {
            parts.failures.caught("close", t);
        }
    }
}
