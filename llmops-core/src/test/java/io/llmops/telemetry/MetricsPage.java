package io.llmops.telemetry;

import io.llmops.resource.ResourceMetrics;
import io.opentelemetry.api.common.AttributeKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes docs/metrics.md from the catalogue in the code. */
final class MetricsPage {

    private static final String INTRODUCTION = """
            # Metrics

            This page is generated from the catalogue in the code (`io.llmops.telemetry.Metric`); the build fails while they
            differ. Spans and events are at its end.

            `gen_ai.*` names, units and buckets are those of the OpenTelemetry GenAI conventions; what they do not name is under
            `llmops.*`. Customers, users, prompts and ids are on no metric. An attribute that does not apply is left out in
            OpenTelemetry; Micrometer tags it `none`, so that all meters of a name have the same tags. The Prometheus column is
            the name that OpenTelemetry's and Micrometer's exporters both give by default. Under Micrometer scores have count
            and sum only, because its summaries round buckets to whole numbers; and registries without histograms of their own
            publish a gauge per bucket of a duration, which a `MeterFilter` of yours can turn off.

            **Which names are written** is `LlmOps.builder().naming(…)`, else OpenTelemetry's own switch
            `OTEL_SEMCONV_STABILITY_OPT_IN` (`gen_ai_latest_experimental`: the current names; with `/dup`: both), else *both*.
            Between v1.41 and October 2026 the conventions renamed all metrics of inference, and gave the old ones no alias. A
            dashboard that is fed the other names shows nothing at all, not even zero; so by default both are written, until the
            dashboards that you use know the current ones. Then say `.naming(Naming.CURRENT)` and save up to four records a
            call. Monitors in process use the current names, whatever is exported.

            """;

    private static final String SPANS_AND_EVENTS = """
            ## Spans

            Each call is a client span named `{operation} {request model}`, such as `chat gpt-4o`, with the inference attributes
            of the conventions: request options, response id, model and finish reasons, usage (`gen_ai.usage.*`), time to first
            chunk, `error.type`. The legacy names write `gen_ai.usage.cache_creation.input_tokens` for
            `gen_ai.usage.cache_write.input_tokens`. No content.

            ## Events

            | event | severity | when | content |
            |---|---|---|---|
            | `gen_ai.client.inference.operation.details` | DEBUG | each call that reached its provider, where a logger wants DEBUG | by opt-in, see below |
            | `gen_ai.client.operation.exception` | WARN | each call that failed with an exception: its type and its stack trace without messages | `exception.message` only if requests and answers are captured |
            | `gen_ai.evaluation.result` | – | evaluations below their threshold, and one in a hundred of the others (`evaluationEvents(…)`); the metric counts all | never |

            Prompts and answers stay in the process unless you say `captureContent(ContentCapture.both())`: per direction,
            limited in size, as they were after guardrails edited them and after a redaction function of your own; on events as
            structured values, with `.alsoOnSpans()` also on spans as JSON. Of what a guardrail blocked nothing is captured.
            """;

    private static final String EVALUATIONS = """
            ## Evaluations

            Each answer is judged, off the caller's thread, by evaluators that cost microseconds. Values of `gen_ai.evaluation.name` by
            default: `relevance`, `answered`, `no_apology`, `not_empty`, `completeness`, `no_repetition`, `same_language`,
            `plausible_length`, `valid_format`, `valid_tool_call`, `groundedness`, `coherence`. Each judges only calls that give it
            something to judge; 1 is good, 0 is bad. What they mean and how well they do is in [quality-watch.md](quality-watch.md).
            The module `llmops-onnx` adds `semantic_relevance` and `semantic_groundedness`, and the gauge `llmops.input.drift` (unit 1, no
            attributes): how far recent inputs lie from what they used to be, normally below 0.05.

            """;

    private final StringBuilder page = new StringBuilder();

    String write() {
        page.append(INTRODUCTION);
        section("Calls, current names", metric -> metric.shape() == Naming.Shape.CURRENT);
        section("Calls, legacy names (v1.41)", metric -> metric.shape() == Naming.Shape.LEGACY);
        section(
                "In any naming",
                metric -> metric.shape() == Naming.Shape.ANY
                        && metric.attributes().containsAll(Keys.START));
        section(
                "About the library itself",
                metric -> metric.shape() == Naming.Shape.ANY
                        && !metric.attributes().containsAll(Keys.START)
                        && !metric.attributes().contains(Attribute.PROBE_SET));
        section("Probes: calls that no user made", metric -> metric.attributes().contains(Attribute.PROBE_SET));
        resources();
        attributes();
        page.append(EVALUATIONS);
        page.append(SPANS_AND_EVENTS);
        return page.toString();
    }

    private void section(String title, Predicate<Metric> belongs) {
        page.append("## ").append(title).append("\n\n");
        page.append("| metric | instrument | unit | what it tells | attributes | in Prometheus |\n");
        page.append("|---|---|---|---|---|---|\n");
        Arrays.stream(Metric.values()).filter(belongs).forEach(this::row);
        page.append('\n');
    }

    private void resources() {
        page.append("## Resources, where you have them [watched](resources.md)\n\n");
        page.append("| metric | instrument | unit | what it tells | attributes |\n|---|---|---|---|---|\n");
        for (ObservedMetric metric : ResourceMetrics.all()) {
            String instrument = metric.kind() == ObservedMetric.Kind.GAUGE ? "gauge" : "up-down counter";
            page.append("| ")
                    .append(String.join(
                            " | ",
                            code(metric.name()),
                            instrument,
                            metric.unit(),
                            metric.description(),
                            keys(metric.attributes())))
                    .append(" |\n");
        }
        page.append('\n');
    }

    private void row(Metric metric) {
        page.append("| ")
                .append(String.join(
                        " | ",
                        code(metric.metricName()),
                        instrument(metric),
                        metric.unit(),
                        metric.description(),
                        attributes(metric),
                        code(inPrometheus(metric))))
                .append(" |\n");
    }

    private static String instrument(Metric metric) {
        return switch (metric.instrument()) {
            case COUNTER, DOUBLE_COUNTER -> "counter";
            case HISTOGRAM, LONG_HISTOGRAM -> "histogram";
        };
    }

    /** The sets that metrics have in common by name, the rest one by one. */
    private static String attributes(Metric metric) {
        List<String> words = new ArrayList<>();
        List<AttributeKey<?>> rest = new ArrayList<>(metric.attributes());
        if (rest.containsAll(Keys.CALL)) {
            words.add("*call*");
            rest.removeAll(Keys.CALL);
        } else if (rest.containsAll(Keys.START)) {
            words.add("*start*");
            rest.removeAll(Keys.START);
        }
        rest.forEach(key -> words.add(code(key.getKey())));
        return String.join(", ", words);
    }

    private void attributes() {
        page.append("## Attributes that metrics have in common\n\n");
        page.append("- *start*, known when a call begins: ")
                .append(keys(Keys.START))
                .append(".\n");
        List<AttributeKey<?>> more = new ArrayList<>(Keys.CALL);
        more.removeAll(Keys.START);
        page.append("- *call*, known when it has ended: those, and ")
                .append(keys(more))
                .append(".\n");
        page.append("""

                `deployment.environment.name`, `llmops.feature` and `llmops.deployment` are there where you set them
                (`CallLabels`), `openai.*` where the provider is OpenAI. `error.type` is on failures only: the provider's
                code where the client knows it, else the class of the exception, or one of `cancelled`, `abandoned`
                (nobody waits for the stream or future any more), `blocked` (a guardrail cut the stream), `_OTHER` (more
                than 200 different ones).

                """);
    }

    private static String keys(List<AttributeKey<?>> keys) {
        return keys.stream().map(key -> code(key.getKey())).collect(Collectors.joining(", "));
    }

    private static String inPrometheus(Metric metric) {
        String name = metric.metricName().replace('.', '_');
        return switch (metric.instrument()) {
            case COUNTER, DOUBLE_COUNTER -> name + "_total";
            case HISTOGRAM, LONG_HISTOGRAM -> metric.unit().equals("s") ? name + "_seconds" : name;
        };
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
