package io.llmops;

import io.llmops.call.ModelCatalogue;
import io.llmops.cost.PriceBook;
import io.llmops.evaluation.AnswerRelevance;
import io.llmops.evaluation.Evaluations;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.Refusal;
import io.llmops.record.CallGuard;
import io.llmops.record.CallListener;
import io.llmops.record.CallRecorders;
import io.llmops.record.Failures;
import io.llmops.record.TimeSource;
import io.llmops.telemetry.OpenTelemetryMetrics;
import io.llmops.telemetry.OpenTelemetrySpans;
import io.llmops.telemetry.SelfMetrics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.MeterProvider;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Puts an {@link LlmOps} together. Every part has a sensible default; not thread-safe. */
public final class LlmOpsBuilder {

    private final List<CallListener> listeners = new ArrayList<>();
    private final List<Extension> extensions = new ArrayList<>();
    private OpenTelemetry openTelemetry = OpenTelemetry.noop();
    private CallGuard guard = CallGuard.NONE;
    private TimeSource time = TimeSource.system();
    private PriceBook prices = PriceBook.builtIn();
    private ModelCatalogue models = ModelCatalogue.builtIn();
    private Duration abandonAfter = Duration.ofMinutes(10);
    private List<Evaluator> evaluators = List.of(new AnswerRelevance(), new Refusal());
    private double evaluationSampleRate = 1;
    private @Nullable Executor evaluationExecutor;

    LlmOpsBuilder() {}

    /** Where metrics and spans go; nothing is exported by default. */
    public LlmOpsBuilder openTelemetry(OpenTelemetry value) {
        openTelemetry = value;
        return this;
    }

    /** Who may edit or block calls; nobody by default. */
    public LlmOpsBuilder guard(CallGuard value) {
        guard = value;
        return this;
    }

    /** One more listener that hears of every call. */
    public LlmOpsBuilder listener(CallListener listener) {
        listeners.add(listener);
        return this;
    }

    /** One more extension, such as alerting; it lives as long as the {@code LlmOps}. */
    public LlmOpsBuilder with(Extension extension) {
        extensions.add(extension);
        return this;
    }

    /** Replays and tests give a clock of their own. */
    public LlmOpsBuilder timeSource(TimeSource value) {
        time = value;
        return this;
    }

    /** The prices; by default the built-in ones. */
    public LlmOpsBuilder prices(PriceBook value) {
        prices = value;
        return this;
    }

    /** What is known of models; by default the built-in catalogue. */
    public LlmOpsBuilder models(ModelCatalogue value) {
        models = value;
        return this;
    }

    /** After how long a silence a stream or future counts as abandoned; by default ten minutes. */
    public LlmOpsBuilder abandonAfter(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("abandonAfter must be positive: " + value);
        }
        abandonAfter = value;
        return this;
    }

    /** Who judges answers; by default cheap heuristics. An empty list turns evaluation off. */
    public LlmOpsBuilder evaluators(List<Evaluator> value) {
        evaluators = List.copyOf(value);
        return this;
    }

    /** The share of calls to evaluate, 0..1; by default all. */
    public LlmOpsBuilder evaluationSampleRate(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("evaluationSampleRate is " + value + "; give a share from 0 to 1");
        }
        evaluationSampleRate = value;
        return this;
    }

    /** Where evaluators run; by default one daemon thread. */
    public LlmOpsBuilder evaluationExecutor(Executor value) {
        evaluationExecutor = value;
        return this;
    }

    /**
     * Starts the extensions and wires everything.
     *
     * @throws RuntimeException what an extension throws for a wrong configuration
     */
    public LlmOps build() {
        Failures failures = Failures.loggedOnly();
        Deque<Extension> started = new ArrayDeque<>();
        try {
            return build(failures, started);
        } catch (RuntimeException | Error e) {
            started.forEach(Extension::close);
            throw e;
        }
    }

    private LlmOps build(Failures failures, Deque<Extension> started) {
        List<MeterProvider> meterProviders = new ArrayList<>(List.of(openTelemetry.getMeterProvider()));
        List<CallListener> attached = new ArrayList<>();
        for (Extension extension : extensions) {
            Extension.Attachment attachment = extension.start(new Extension.Surroundings(time, failures, models));
            started.push(extension);
            meterProviders.addAll(attachment.meterProviders());
            attached.addAll(attachment.listeners());
        }
        Failures.Sink counter = new SelfMetrics(meterProviders);
        failures.countBy(counter);
        guard.countBy(counter);
        OpenTelemetryMetrics metrics = new OpenTelemetryMetrics(meterProviders, prices, failures);
        List<AutoCloseable> owned = new ArrayList<>();
        // spans come first, so that metrics recorded in their context carry trace ids as exemplars
        List<CallListener> all = new ArrayList<>();
        all.add(new OpenTelemetrySpans(openTelemetry.getTracerProvider()));
        all.add(metrics);
        if (!evaluators.isEmpty() && evaluationSampleRate > 0) {
            all.add(evaluations(metrics, failures, owned));
        }
        all.addAll(attached);
        all.addAll(listeners);
        CallRecorders recorders = new CallRecorders(time, all, guard, failures, models, abandonAfter);
        return new LlmOps(recorders, metrics, List.copyOf(extensions), owned, failures, time);
    }

    private Evaluations evaluations(OpenTelemetryMetrics metrics, Failures failures, List<AutoCloseable> owned) {
        Executor executor = evaluationExecutor;
        if (executor == null) {
            EvaluationThread thread = new EvaluationThread();
            owned.add(thread);
            executor = thread;
        }
        return new Evaluations(evaluators, evaluationSampleRate, executor, metrics, failures);
    }
}
