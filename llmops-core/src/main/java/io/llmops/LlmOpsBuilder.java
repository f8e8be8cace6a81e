package io.llmops;

import io.llmops.call.ModelCatalogue;
import io.llmops.cost.PriceBook;
import io.llmops.evaluation.Evaluator;
import io.llmops.evaluation.Sampled;
import io.llmops.evaluation.heuristic.StandardEvaluators;
import io.llmops.probe.judge.JudgeEvaluator;
import io.llmops.record.CallGuard;
import io.llmops.record.CallListener;
import io.llmops.record.TimeSource;
import io.llmops.resource.ResourcePoller;
import io.llmops.resource.ResourceSource;
import io.llmops.telemetry.ContentCapture;
import io.llmops.telemetry.EvaluationEvents;
import io.llmops.telemetry.MicrometerMetrics;
import io.llmops.telemetry.Naming;
import io.llmops.telemetry.ResponseIndex;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Puts an {@link LlmOps} together. Every part has a sensible default; not thread-safe. */
public final class LlmOpsBuilder {

    final List<CallListener> listeners = new ArrayList<>();
    final List<Extension> extensions = new ArrayList<>();
    final List<ResourceSource> resources = new ArrayList<>();
    OpenTelemetry openTelemetry = OpenTelemetry.noop();

    @Nullable MicrometerMetrics micrometer;

    MetricsExport metricsExport = MetricsExport.AUTO;
    Optional<Naming> naming = Optional.empty();
    ContentCapture content = ContentCapture.none();
    boolean callEvents = true;
    EvaluationEvents evaluationEvents = EvaluationEvents.defaults();
    CallGuard guard = CallGuard.NONE;
    TimeSource time = TimeSource.system();
    PriceBook prices = PriceBook.builtIn();
    ModelCatalogue models = ModelCatalogue.builtIn();
    Duration abandonAfter = Duration.ofMinutes(10);
    Duration responseRetention = Duration.ofDays(1);
    Duration resourceInterval = Duration.ofSeconds(15);
    List<Evaluator> evaluators = StandardEvaluators.all();
    double evaluationSampleRate = 1;
    boolean ownCallsEvaluated;
    final List<JudgeEvaluator> judges = new ArrayList<>();

    @Nullable Executor evaluationExecutor;

    LlmOpsBuilder() {}

    /** Where metrics, spans and events go; nothing is exported by default. */
    public LlmOpsBuilder openTelemetry(OpenTelemetry value) {
        openTelemetry = value;
        return this;
    }

    boolean isOpenTelemetryGiven() {
        return openTelemetry != OpenTelemetry.noop();
    }

    /** Where metrics go if not to OpenTelemetry; see {@link #metricsExport}. */
    public LlmOpsBuilder micrometer(MicrometerMetrics value) {
        micrometer = value;
        return this;
    }

    /** Where metrics go where both OpenTelemetry and Micrometer are given; by default to OpenTelemetry alone. */
    public LlmOpsBuilder metricsExport(MetricsExport value) {
        metricsExport = value;
        return this;
    }

    /**
     * Which names of the GenAI conventions are written. By default what OpenTelemetry's own switch
     * ({@code OTEL_SEMCONV_STABILITY_OPT_IN}) asks for, else {@link Naming#BOTH}: the dashboards that people have know only
     * the names of v1.41, and a dashboard that is fed other names shows nothing at all.
     */
    public LlmOpsBuilder naming(Naming value) {
        naming = Optional.of(value);
        return this;
    }

    /** Which texts may leave the process with events and spans; by default none. */
    public LlmOpsBuilder captureContent(ContentCapture value) {
        content = value;
        return this;
    }

    /**
     * Whether each call, and each exception of one, is told as an event, as the conventions recommend; by default it is,
     * where the OpenTelemetry has a logger that wants it.
     */
    public LlmOpsBuilder callEvents(boolean value) {
        callEvents = value;
        return this;
    }

    /** Which evaluations become events; by default those below their threshold and one in a hundred of the others. */
    public LlmOpsBuilder evaluationEvents(EvaluationEvents value) {
        evaluationEvents = value;
        return this;
    }

    /** How long answers are remembered for feedback and outcomes; by default a day. See {@link ResponseIndex} for its bound. */
    public LlmOpsBuilder responseRetention(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("responseRetention must be positive: " + value);
        }
        responseRetention = value;
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

    /**
     * Who judges answers; by default the {@linkplain StandardEvaluators heuristics} that cost microseconds. An empty list turns
     * evaluation off. One that costs more may judge a share of the calls: {@link Sampled#at}.
     */
    public LlmOpsBuilder evaluators(List<Evaluator> value) {
        evaluators = List.copyOf(value);
        return this;
    }

    /** One more that judges answers, beside those that are there. */
    public LlmOpsBuilder evaluator(Evaluator one) {
        List<Evaluator> all = new ArrayList<>(evaluators);
        all.add(one);
        evaluators = List.copyOf(all);
        return this;
    }

    /**
     * One more that judges answers, on a share of the calls; see {@link Sampled} for which.
     *
     * @param sampleRate 0..1
     */
    public LlmOpsBuilder evaluator(Evaluator one, double sampleRate) {
        return evaluator(Sampled.at(sampleRate, one));
    }

    /** The share of calls to evaluate at all, 0..1; by default all. See {@link Sampled} for which. */
    public LlmOpsBuilder evaluationSampleRate(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("evaluationSampleRate is " + value + "; give a share from 0 to 1");
        }
        evaluationSampleRate = value;
        return this;
    }

    /**
     * One more model that judges a sample of users' calls, on threads of its own, within its budget; none by default. Questions
     * and answers leave the process for that model.
     */
    public LlmOpsBuilder judge(JudgeEvaluator one) {
        judges.add(one);
        return this;
    }

    /**
     * Whether the answers to probes, golden runs and judges are evaluated like those to users, if they come through an
     * instrumented client; by default they are not, so that scores are about users.
     */
    public LlmOpsBuilder evaluateOwnCalls(boolean value) {
        ownCallsEvaluated = value;
        return this;
    }

    /** Where evaluators run; by default one daemon thread. */
    public LlmOpsBuilder evaluationExecutor(Executor value) {
        evaluationExecutor = value;
        return this;
    }

    /** What to watch beside the calls, such as {@code NvidiaSmi.onPath()}; nothing by default. */
    public LlmOpsBuilder resources(ResourceSource... sources) {
        resources.addAll(List.of(sources));
        return this;
    }

    /** How long between two looks at resources, 1 s to 1 h; by default fifteen seconds. */
    public LlmOpsBuilder resourceInterval(Duration value) {
        resourceInterval = ResourcePoller.requireInterval(value);
        return this;
    }

    /**
     * Starts the extensions and wires everything.
     *
     * @throws RuntimeException what an extension throws for a wrong configuration
     */
    public LlmOps build() {
        return new LlmOps(new Assembly(this), time);
    }
}
