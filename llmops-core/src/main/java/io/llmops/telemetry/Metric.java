package io.llmops.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.List;

/**
 * The catalogue of metrics. {@code gen_ai.*} names, units, and bucket boundaries are those of the OpenTelemetry GenAI
 * semantic conventions (main, 2026-10-09); what they do not name lives under {@code llmops.*}.
 */
public enum Metric {
    INFERENCE_DURATION(
            "gen_ai.client.inference.duration",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.CURRENT,
            Keys.call(Attribute.ERROR_TYPE),
            "From sending a request to the last byte of its answer, its error or its cancellation",
            Buckets.SECONDS),
    TIME_TO_FIRST_CHUNK(
            "gen_ai.client.inference.time_to_first_chunk",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.CURRENT,
            Keys.CALL,
            "From sending a request to the first chunk of a streamed answer",
            Buckets.SECONDS),
    TIME_PER_OUTPUT_CHUNK(
            "gen_ai.client.inference.time_per_output_chunk",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.CURRENT,
            Keys.START,
            "Between two chunks of a streamed answer",
            Buckets.SECONDS),
    USAGE_INPUT_TOKENS(
            "gen_ai.client.inference.usage.input_tokens",
            Instrument.COUNTER,
            "{token}",
            Naming.Shape.CURRENT,
            Keys.call(Attribute.TOKEN_MODALITY),
            "Input tokens billed, cached ones included"),
    USAGE_OUTPUT_TOKENS(
            "gen_ai.client.inference.usage.output_tokens",
            Instrument.COUNTER,
            "{token}",
            Naming.Shape.CURRENT,
            Keys.call(Attribute.TOKEN_MODALITY),
            "Output tokens billed, reasoning ones included"),
    USAGE_CACHE_READ_INPUT_TOKENS(
            "gen_ai.client.inference.usage.cache_read.input_tokens",
            Instrument.COUNTER,
            "{token}",
            Naming.Shape.CURRENT,
            Keys.call(Attribute.TOKEN_MODALITY),
            "Input tokens read from the provider's cache; a part of the input tokens"),
    USAGE_CACHE_WRITE_INPUT_TOKENS(
            "gen_ai.client.inference.usage.cache_write.input_tokens",
            Instrument.COUNTER,
            "{token}",
            Naming.Shape.CURRENT,
            Keys.call(Attribute.TOKEN_MODALITY),
            "Input tokens written to the provider's cache; a part of the input tokens"),
    USAGE_REASONING_OUTPUT_TOKENS(
            "gen_ai.client.inference.usage.reasoning.output_tokens",
            Instrument.COUNTER,
            "{token}",
            Naming.Shape.CURRENT,
            Keys.call(Attribute.TOKEN_MODALITY),
            "Output tokens spent on reasoning; a part of the output tokens"),
    OPERATION_INPUT_TOKENS(
            "gen_ai.client.inference.operation.input_tokens",
            Instrument.LONG_HISTOGRAM,
            "{token}",
            Naming.Shape.CURRENT,
            Keys.CALL,
            "Input tokens of one call",
            Buckets.TOKENS),
    OPERATION_OUTPUT_TOKENS(
            "gen_ai.client.inference.operation.output_tokens",
            Instrument.LONG_HISTOGRAM,
            "{token}",
            Naming.Shape.CURRENT,
            Keys.CALL,
            "Output tokens of one call",
            Buckets.TOKENS),
    OPERATION_DURATION(
            "gen_ai.client.operation.duration",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.ANY,
            Keys.call(Attribute.ERROR_TYPE),
            "Duration of operations; under the current names only of those that are no inference, such as embeddings",
            Buckets.SECONDS),
    LEGACY_INFERENCE_DURATION(
            "gen_ai.client.operation.duration",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.LEGACY,
            Keys.call(Attribute.ERROR_TYPE),
            "Duration of operations; under the current names only of those that are no inference, such as embeddings",
            Buckets.SECONDS),
    LEGACY_TIME_TO_FIRST_CHUNK(
            "gen_ai.client.operation.time_to_first_chunk",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.LEGACY,
            Keys.CALL,
            "From sending a request to the first chunk of a streamed answer",
            Buckets.SECONDS),
    LEGACY_TIME_PER_OUTPUT_CHUNK(
            "gen_ai.client.operation.time_per_output_chunk",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.LEGACY,
            Keys.START,
            "Between two chunks of a streamed answer",
            Buckets.SECONDS),
    LEGACY_TOKEN_USAGE(
            "gen_ai.client.token.usage",
            Instrument.LONG_HISTOGRAM,
            "{token}",
            Naming.Shape.LEGACY,
            Keys.call(Attribute.TOKEN_TYPE),
            "Input and output tokens of one call",
            Buckets.TOKENS),
    RETRIES(
            "llmops.retries",
            Instrument.COUNTER,
            "{retry}",
            Naming.Shape.ANY,
            Keys.start(Attribute.ERROR_TYPE),
            "Attempts that followed a failed one, by what that one failed with"),
    RETRY_WAIT(
            "llmops.retry.wait",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.ANY,
            Keys.start(Attribute.ERROR_TYPE),
            "Between the failure of an attempt and the next attempt",
            Buckets.WAITS),
    RETRY_AFTER(
            "llmops.rate_limit.retry_after",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.ANY,
            Keys.start(Attribute.ERROR_TYPE),
            "How long the provider asked to wait, with each failure in which it did",
            Buckets.WAITS),
    RATE_LIMIT_WAIT(
            "llmops.rate_limit.wait",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.ANY,
            Keys.START,
            "How long the client's own rate limiter held a call back",
            Buckets.WAITS),
    COST(
            "llmops.cost",
            Instrument.DOUBLE_COUNTER,
            "{USD}",
            Naming.Shape.ANY,
            Keys.CALL,
            "Cost of calls by the price book, in US dollars"),
    COST_UNPRICED(
            "llmops.cost.unpriced",
            Instrument.COUNTER,
            "{call}",
            Naming.Shape.ANY,
            Keys.CALL,
            "Calls of unknown cost: the model has no price, or the provider gave no usage"),
    GUARDRAIL_DECISIONS(
            "llmops.guardrail.decisions",
            Instrument.COUNTER,
            "{decision}",
            Naming.Shape.ANY,
            Keys.DECISION,
            "What guardrails decided, passes included"),
    GUARDRAIL_DURATION(
            "llmops.guardrail.duration",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.ANY,
            Keys.DECISION,
            "Time a guardrail took for one decision",
            Buckets.GUARDRAIL_SECONDS),
    EVALUATION_SCORE(
            "llmops.evaluation.score",
            Instrument.HISTOGRAM,
            "{score}",
            Naming.Shape.ANY,
            Keys.call(Attribute.EVALUATION_NAME, Attribute.EVALUATION_LABEL),
            "Scores that evaluators gave to answers, 0 bad to 1 good",
            Buckets.SCORES),
    FEEDBACK_SCORE(
            "llmops.feedback.score",
            Instrument.HISTOGRAM,
            "{score}",
            Naming.Shape.ANY,
            Keys.CALL,
            "Scores that users gave to answers, 0 bad to 1 good; without a model if the answer is not remembered",
            Buckets.SCORES),
    OUTCOMES(
            "llmops.outcomes",
            Instrument.COUNTER,
            "{outcome}",
            Naming.Shape.ANY,
            Keys.call(Attribute.OUTCOME_NAME, Attribute.OUTCOME_ACHIEVED),
            "What came of answers for the business; without a model if the answer is not remembered"),
    MODELS_SEEN(
            "llmops.model.seen",
            Instrument.COUNTER,
            "{version}",
            Naming.Shape.ANY,
            Keys.CALL,
            "Versions of a model that answered for the first time, and nobody had announced them"),
    PROBE_SCORE(
            "llmops.probe.score",
            Instrument.HISTOGRAM,
            "{score}",
            Naming.Shape.ANY,
            Keys.PROBE,
            "Scores of answers to probes, 0 wrong to 1 right",
            Buckets.SCORES),
    PROBE_DURATION(
            "llmops.probe.duration",
            Instrument.HISTOGRAM,
            "s",
            Naming.Shape.ANY,
            Keys.PROBE,
            "From sending a probe to its answer",
            Buckets.SECONDS),
    PROBE_ERRORS(
            "llmops.probe.errors",
            Instrument.COUNTER,
            "{probe}",
            Naming.Shape.ANY,
            Keys.PROBE,
            "Probes that were found neither right nor wrong: the provider or the check failed"),
    INTERNAL_FAILURES(
            "llmops.internal.failures",
            Instrument.COUNTER,
            "{failure}",
            Naming.Shape.ANY,
            List.of(Attribute.COMPONENT, Attribute.ERROR_TYPE),
            "Failures of listeners, guards, evaluators and mappings that were kept away from the host"),
    WORK_DROPPED(
            "llmops.work.dropped",
            Instrument.COUNTER,
            "{item}",
            Naming.Shape.ANY,
            List.of(Attribute.QUEUE),
            "Work that bounded queues dropped");

    /** Kinds of instruments. */
    public enum Instrument {
        COUNTER,
        DOUBLE_COUNTER,
        HISTOGRAM,
        LONG_HISTOGRAM
    }

    private final String metricName;
    private final Instrument instrument;
    private final String unit;
    private final Naming.Shape shape;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<AttributeKey<?>> attributes;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Double> buckets;

    Metric(
            String metricName,
            Instrument instrument,
            String unit,
            Naming.Shape shape,
            List<AttributeKey<?>> attributes,
            String description) {
        this(metricName, instrument, unit, shape, attributes, description, List.of());
    }

    Metric(
            String metricName,
            Instrument instrument,
            String unit,
            Naming.Shape shape,
            List<AttributeKey<?>> attributes,
            String description,
            List<Double> buckets) {
        this.metricName = metricName;
        this.instrument = instrument;
        this.unit = unit;
        this.shape = shape;
        this.attributes = attributes;
        this.description = description;
        this.buckets = buckets;
    }

    public String metricName() {
        return metricName;
    }

    public Instrument instrument() {
        return instrument;
    }

    /** In the notation of UCUM, as OpenTelemetry has it: {@code s}, {@code {token}}. */
    public String unit() {
        return unit;
    }

    /** In which shape of the conventions it exists. */
    public Naming.Shape shape() {
        return shape;
    }

    /** The keys that a point may have; one that does not apply to a call is left out. */
    public List<AttributeKey<?>> attributes() {
        return attributes;
    }

    public String description() {
        return description;
    }

    /** Advised upper bounds of a histogram; empty for counters. */
    public List<Double> buckets() {
        return buckets;
    }
}
