package io.llmops.telemetry;

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
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records calls, their cost and their evaluations as the metrics of the {@linkplain Metric catalogue}, on one or more
 * meter providers. Usage that the provider did not report is not recorded; a call that a guardrail blocked before it
 * left has no duration.
 */
public final class OpenTelemetryMetrics implements CallListener, EvaluationListener {

    private static final Logger log = LoggerFactory.getLogger(OpenTelemetryMetrics.class);
    private static final double NANOS = 1e-9;
    private static final int MAX_UNPRICED_REMEMBERED = 200;
    private static final TokenKind[] KINDS = TokenKind.values();
    private static final Modality[] MODALITIES = Modality.values();
    private static final Metric[] USAGE = {
        Metric.USAGE_INPUT_TOKENS,
        Metric.USAGE_OUTPUT_TOKENS,
        Metric.USAGE_CACHE_READ_INPUT_TOKENS,
        Metric.USAGE_CACHE_WRITE_INPUT_TOKENS,
        Metric.USAGE_REASONING_OUTPUT_TOKENS
    };

    private final Set<String> unpriced = ConcurrentHashMap.newKeySet();
    private final Instruments instruments;
    private final SeriesCache series;

    public OpenTelemetryMetrics(List<MeterProvider> meterProviders, PriceBook prices, Failures failures) {
        instruments = new Instruments(meterProviders, failures);
        series = new SeriesCache(prices);
    }

    @Override
    public CallObserver onStart(CallStart start) {
        return new MetricsObserver(instruments, series.of(start), this);
    }

    void ended(LlmCall call, StartSeries start, Context context) {
        if (!call.reachedProvider()) {
            return;
        }
        EndSeries end = start.of(call);
        duration(call, end, context);
        Usage usage = call.response().flatMap(LlmResponse::usage).orElse(null);
        if (usage != null) {
            usage(call, usage, end, context);
        }
        if (call.response().isPresent()
                && !Operation.FETCH_RESPONSE.equals(call.request().operation())) {
            cost(call, usage, end, context);
        }
    }

    private void duration(LlmCall call, EndSeries end, Context context) {
        boolean inference = Operation.isInference(call.request().operation());
        instruments.record(
                inference ? Metric.INFERENCE_DURATION : Metric.OPERATION_DURATION,
                call.timing().durationNanos() * NANOS,
                end.outcome,
                context);
        OptionalLong firstChunk = call.timing().timeToFirstChunkNanos();
        if (firstChunk.isPresent()) {
            instruments.record(Metric.TIME_TO_FIRST_CHUNK, firstChunk.getAsLong() * NANOS, end.plain, context);
        }
    }

    private void usage(LlmCall call, Usage usage, EndSeries end, Context context) {
        if (!Operation.isInference(call.request().operation())) {
            return;
        }
        for (TokenKind kind : KINDS) {
            for (Modality modality : MODALITIES) {
                OptionalLong tokens = usage.of(kind, modality);
                if (tokens.isPresent()) {
                    instruments.record(USAGE[kind.ordinal()], tokens.getAsLong(), end.of(modality), context);
                }
            }
        }
        OptionalLong input = usage.total(TokenKind.INPUT);
        if (input.isPresent()) {
            instruments.record(Metric.OPERATION_INPUT_TOKENS, input.getAsLong(), end.plain, context);
        }
        OptionalLong output = usage.total(TokenKind.OUTPUT);
        if (output.isPresent()) {
            instruments.record(Metric.OPERATION_OUTPUT_TOKENS, output.getAsLong(), end.plain, context);
        }
    }

    /** A cost that cannot be known is counted as such, whether the price or the usage is missing. */
    private void cost(LlmCall call, @Nullable Usage usage, EndSeries end, Context context) {
        OptionalDouble cost = end.price == null || usage == null ? OptionalDouble.empty() : end.price.costUsd(usage);
        if (cost.isPresent()) {
            instruments.record(Metric.COST, cost.getAsDouble(), end.plain, context);
            return;
        }
        instruments.record(Metric.COST_UNPRICED, 1L, end.plain, context);
        if (end.price == null) {
            tellUnpriced(call);
        }
    }

    private void tellUnpriced(LlmCall call) {
        String model = call.target().provider() + "/" + call.request().model().orElse("?");
        if (unpriced.size() < MAX_UNPRICED_REMEMBERED && unpriced.add(model)) {
            log.info(
                    "No price is known for {}: its cost is unknown and its calls are counted in {}. "
                            + "Add one with PriceBook.builtIn().with(provider, model, price)",
                    model,
                    Metric.COST_UNPRICED.metricName());
        }
    }

    @Override
    public void onEvaluation(LlmCall call, Evaluation evaluation) {
        Attributes attributes = series.of(call.start()).of(call).of(evaluation);
        Context context = Context.root().with(Span.wrap(call.span()));
        instruments.record(Metric.EVALUATION_SCORE, evaluation.score(), attributes, context);
    }

    /** A user's opinion of an answer. */
    public void feedback(double score) {
        instruments.record(Metric.FEEDBACK_SCORE, score, Attributes.empty(), Context.current());
    }
}
