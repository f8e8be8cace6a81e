package io.llmops.telemetry;

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
            "From sending a request to the last byte of its answer, its error or its cancellation",
            Buckets.SECONDS),
    TIME_TO_FIRST_CHUNK(
            "gen_ai.client.inference.time_to_first_chunk",
            Instrument.HISTOGRAM,
            "s",
            "From sending a request to the first chunk of a streamed answer",
            Buckets.SECONDS),
    TIME_PER_OUTPUT_CHUNK(
            "gen_ai.client.inference.time_per_output_chunk",
            Instrument.HISTOGRAM,
            "s",
            "Between two chunks of a streamed answer",
            Buckets.SECONDS),
    USAGE_INPUT_TOKENS(
            "gen_ai.client.inference.usage.input_tokens",
            Instrument.COUNTER,
            "{token}",
            "Input tokens billed, cached ones included"),
    USAGE_OUTPUT_TOKENS(
            "gen_ai.client.inference.usage.output_tokens",
            Instrument.COUNTER,
            "{token}",
            "Output tokens billed, reasoning ones included"),
    USAGE_CACHE_READ_INPUT_TOKENS(
            "gen_ai.client.inference.usage.cache_read.input_tokens",
            Instrument.COUNTER,
            "{token}",
            "Input tokens read from the provider's cache; a part of the input tokens"),
    USAGE_CACHE_WRITE_INPUT_TOKENS(
            "gen_ai.client.inference.usage.cache_write.input_tokens",
            Instrument.COUNTER,
            "{token}",
            "Input tokens written to the provider's cache; a part of the input tokens"),
    USAGE_REASONING_OUTPUT_TOKENS(
            "gen_ai.client.inference.usage.reasoning.output_tokens",
            Instrument.COUNTER,
            "{token}",
            "Output tokens spent on reasoning; a part of the output tokens"),
    OPERATION_INPUT_TOKENS(
            "gen_ai.client.inference.operation.input_tokens",
            Instrument.LONG_HISTOGRAM,
            "{token}",
            "Input tokens of one call",
            Buckets.TOKENS),
    OPERATION_OUTPUT_TOKENS(
            "gen_ai.client.inference.operation.output_tokens",
            Instrument.LONG_HISTOGRAM,
            "{token}",
            "Output tokens of one call",
            Buckets.TOKENS),
    OPERATION_DURATION(
            "gen_ai.client.operation.duration",
            Instrument.HISTOGRAM,
            "s",
            "Duration of operations that are no inference, such as embeddings",
            Buckets.SECONDS),
    COST("llmops.cost", Instrument.DOUBLE_COUNTER, "{USD}", "Cost of calls by the price book, in US dollars"),
    COST_UNPRICED(
            "llmops.cost.unpriced",
            Instrument.COUNTER,
            "{call}",
            "Calls of unknown cost: the model has no price, or the provider gave no usage"),
    GUARDRAIL_DECISIONS(
            "llmops.guardrail.decisions", Instrument.COUNTER, "{decision}", "What guardrails decided, passes included"),
    GUARDRAIL_DURATION(
            "llmops.guardrail.duration",
            Instrument.HISTOGRAM,
            "s",
            "Time a guardrail took for one decision",
            List.of(0.00001, 0.0001, 0.001, 0.01, 0.1, 1.0, 10.0)),
    EVALUATION_SCORE(
            "llmops.evaluation.score",
            Instrument.HISTOGRAM,
            "{score}",
            "Scores that evaluators gave to answers, 0 bad to 1 good",
            Buckets.SCORES),
    FEEDBACK_SCORE(
            "llmops.feedback.score",
            Instrument.HISTOGRAM,
            "{score}",
            "Scores that users gave to answers, 0 bad to 1 good",
            Buckets.SCORES),
    INTERNAL_FAILURES(
            "llmops.internal.failures",
            Instrument.COUNTER,
            "{failure}",
            "Failures of listeners, guards, evaluators and mappings that were kept away from the host"),
    WORK_DROPPED("llmops.work.dropped", Instrument.COUNTER, "{item}", "Work that bounded queues dropped");

    /** Kinds of instruments. */
    public enum Instrument {
        COUNTER,
        DOUBLE_COUNTER,
        HISTOGRAM,
        LONG_HISTOGRAM
    }

    private static final class Buckets {
        static final List<Double> SECONDS =
                List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
        static final List<Double> TOKENS = List.of(
                1.0,
                4.0,
                16.0,
                64.0,
                256.0,
                1024.0,
                4096.0,
                16384.0,
                65536.0,
                262144.0,
                1048576.0,
                4194304.0,
                16777216.0,
                67108864.0);
        static final List<Double> SCORES = List.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    }

    private final String metricName;
    private final Instrument instrument;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Double> buckets;

    Metric(String metricName, Instrument instrument, String unit, String description) {
        this(metricName, instrument, unit, description, List.of());
    }

    Metric(String metricName, Instrument instrument, String unit, String description, List<Double> buckets) {
        this.metricName = metricName;
        this.instrument = instrument;
        this.unit = unit;
        this.description = description;
        this.buckets = buckets;
    }

    public String metricName() {
        return metricName;
    }

    public Instrument instrument() {
        return instrument;
    }

    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }

    /** Advised upper bounds of a histogram; empty for counters. */
    public List<Double> buckets() {
        return buckets;
    }
}
