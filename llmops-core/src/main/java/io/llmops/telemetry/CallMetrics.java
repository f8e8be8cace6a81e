package io.llmops.telemetry;

import io.llmops.call.AnswerOrigin;
import io.llmops.call.CallFailure;
import io.llmops.call.CallStart;
import io.llmops.call.LlmCall;
import io.llmops.call.LlmResponse;
import io.llmops.call.Modality;
import io.llmops.call.Operation;
import io.llmops.call.TokenKind;
import io.llmops.call.Usage;
import io.llmops.cost.PriceBook;
import io.llmops.evaluation.Evaluation;
import io.llmops.evaluation.EvaluationListener;
import io.llmops.record.CallListener;
import io.llmops.record.CallObserver;
import io.llmops.record.Failures;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Records calls, their cost, their evaluations and what came of them as the metrics of the {@linkplain Metric catalogue},
 * in one or more {@linkplain MetricSink sinks}. Usage that the provider did not report is not recorded; a call that a
 * guardrail blocked before it left has no duration.
 */
public final class CallMetrics implements CallListener, EvaluationListener {

    private static final double NANOS = 1e-9;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int UNKNOWN = -1;
    private static final TokenKind[] KINDS = TokenKind.values();
    private static final Modality[] MODALITIES = Modality.values();
    private static final Metric[] USAGE = {
        Metric.USAGE_INPUT_TOKENS,
        Metric.USAGE_OUTPUT_TOKENS,
        Metric.USAGE_CACHE_READ_INPUT_TOKENS,
        Metric.USAGE_CACHE_WRITE_INPUT_TOKENS,
        Metric.USAGE_REASONING_OUTPUT_TOKENS
    };

    private final UnpricedModels unpriced = new UnpricedModels();
    private final MetricSinks sinks;
    private final ResponseIndex responses;
    private final SeriesCache series;
    private final OutcomeNames outcomeNames = new OutcomeNames();

    /**
     * @param responses where answers are remembered, for feedback and outcomes that come later
     * @param versions told which versions of models answer
     */
    public CallMetrics(
            List<MetricSink> sinks,
            PriceBook prices,
            ResponseIndex responses,
            ModelVersions versions,
            Failures failures) {
        this.sinks = new MetricSinks(sinks, failures);
        this.responses = responses;
        this.series = new SeriesCache(
                prices, start -> new MetricsObserver(this.sinks, start, this), end -> modelAnswered(end, versions));
    }

    private void modelAnswered(EndSeries end, ModelVersions versions) {
        if (end.origin.version().responseModel().isPresent() && versions.answered(end.origin.version())) {
            sinks.record(Metric.MODELS_SEEN, 1L, end.plain, Context.root());
        }
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return series.of(start).observer;
    }

    void ended(LlmCall call, StartSeries start, Context context) {
        if (!call.reachedProvider()) {
            return;
        }
        EndSeries end = start.of(call);
        duration(call, end, context);
        LlmResponse response = call.response().orElse(null);
        if (response == null) {
            return;
        }
        if (end.kept) {
            remember(response, end, call.start().startedAtNanos() / NANOS_PER_SECOND);
        }
        if (Operation.FETCH_RESPONSE.equals(call.request().operation())) {
            return; // its usage was reported when it was given
        }
        Usage usage = response.usage().orElse(null);
        if (usage != null) {
            usage(usage, end, context);
        }
        cost(call, usage, end, context);
    }

    private void remember(LlmResponse response, EndSeries end, long epochSecond) {
        String id = response.id().orElse(null);
        if (id != null) {
            responses.remember(id, end, epochSecond);
        }
    }

    private void duration(LlmCall call, EndSeries end, Context context) {
        double seconds = call.timing().durationNanos() * NANOS;
        if (end.start.inference) {
            sinks.record(Metric.INFERENCE_DURATION, seconds, end.outcome, context);
            sinks.record(Metric.LEGACY_INFERENCE_DURATION, seconds, end.outcome, context);
            firstChunk(call.timing().timeToFirstChunkNanos(), end, context);
        } else {
            sinks.record(Metric.OPERATION_DURATION, seconds, end.outcome, context);
        }
        Duration wait = call.failure().flatMap(CallFailure::retryAfter).orElse(null);
        if (wait != null) {
            sinks.record(Metric.RETRY_AFTER, MetricsObserver.seconds(wait), end.startOutcome(), context);
        }
    }

    private void firstChunk(OptionalLong nanos, EndSeries end, Context context) {
        if (nanos.isPresent()) {
            sinks.record(Metric.TIME_TO_FIRST_CHUNK, nanos.getAsLong() * NANOS, end.plain, context);
            sinks.record(Metric.LEGACY_TIME_TO_FIRST_CHUNK, nanos.getAsLong() * NANOS, end.plain, context);
        }
    }

    private void usage(Usage usage, EndSeries end, Context context) {
        long input = usage.total(TokenKind.INPUT, UNKNOWN);
        long output = usage.total(TokenKind.OUTPUT, UNKNOWN);
        if (input != UNKNOWN) {
            sinks.record(Metric.LEGACY_TOKEN_USAGE, input, end.inputType, context);
        }
        if (output != UNKNOWN) {
            sinks.record(Metric.LEGACY_TOKEN_USAGE, output, end.outputType, context);
        }
        if (!end.start.inference) {
            return;
        }
        byKind(usage, end, context);
        if (input != UNKNOWN) {
            sinks.record(Metric.OPERATION_INPUT_TOKENS, input, end.plain, context);
        }
        if (output != UNKNOWN) {
            sinks.record(Metric.OPERATION_OUTPUT_TOKENS, output, end.plain, context);
        }
    }

    private void byKind(Usage usage, EndSeries end, Context context) {
        for (TokenKind kind : KINDS) {
            if (usage.isByModality()) {
                byModality(usage, kind, end, context);
            } else {
                tokens(kind, Modality.UNKNOWN, usage.total(kind, UNKNOWN), end, context);
            }
        }
    }

    private void byModality(Usage usage, TokenKind kind, EndSeries end, Context context) {
        for (Modality modality : MODALITIES) {
            tokens(kind, modality, usage.of(kind, modality, UNKNOWN), end, context);
        }
    }

    private void tokens(TokenKind kind, Modality modality, long tokens, EndSeries end, Context context) {
        if (tokens != UNKNOWN) {
            sinks.record(USAGE[kind.ordinal()], tokens, end.of(modality), context);
        }
    }

    /** A cost that cannot be known is counted as such, whether the price or the usage is missing. */
    private void cost(LlmCall call, @Nullable Usage usage, EndSeries end, Context context) {
        double cost = end.price == null || usage == null ? UNKNOWN : end.price.costUsd(usage, UNKNOWN);
        if (cost != UNKNOWN) {
            sinks.record(Metric.COST, cost, end.plain, context);
            return;
        }
        sinks.record(Metric.COST_UNPRICED, 1L, end.plain, context);
        if (end.price == null) {
            unpriced.tell(call);
        }
    }

    @Override
    public void onEvaluation(LlmCall call, Evaluation evaluation) {
        Attributes attributes = series.of(call.start()).of(call).of(evaluation);
        Context context = Context.root().with(Span.wrap(call.span()));
        sinks.record(Metric.EVALUATION_SCORE, evaluation.score(), attributes, context);
    }

    /** A user's opinion of an answer. Returns who gave that answer, if it is remembered. */
    public Optional<AnswerOrigin> feedback(String responseId, double score, Instant now) {
        Optional<EndSeries> answered = responses.find(responseId, now);
        sinks.record(
                Metric.FEEDBACK_SCORE,
                score,
                answered.map(end -> end.plain).orElse(Attributes.empty()),
                Context.current());
        return answered.map(end -> end.origin);
    }

    /** What came of an answer. Returns who gave that answer, if it is remembered. */
    public Optional<AnswerOrigin> outcome(String name, boolean achieved, String responseId, Instant now) {
        String bounded = outcomeNames.bounded(name);
        Optional<EndSeries> answered = responses.find(responseId, now);
        Attributes attributes = answered.map(end -> end.of(bounded, achieved))
                .orElseGet(() -> EndSeries.outcome(Attributes.empty(), bounded, achieved));
        sinks.record(Metric.OUTCOMES, 1L, attributes, Context.current());
        return answered.map(end -> end.origin);
    }
}
