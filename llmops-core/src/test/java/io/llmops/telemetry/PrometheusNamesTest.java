package io.llmops.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.LlmOps;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Prometheus scrapes from Micrometer has the names that it would get from OpenTelemetry. */
class PrometheusNamesTest {

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<String> refused = new ArrayList<>();
    private final String scrape = scrape();

    private String scrape() {
        registry.config().onMeterRegistrationFailed((Meter.Id id, String reason) -> refused.add(id + ": " + reason));
        EveryKindOfCall.happensTo(LlmOps.builder().micrometer(MicrometerMetrics.on(registry)));
        return registry.scrape();
    }

    @Test
    void everyMetricIsThereUnderTheNameOfTheTranslation() {
        for (Metric metric : Metric.values()) {
            assertThat(scrape)
                    .as(metric.metricName())
                    .containsPattern("(?m)^" + translated(metric) + "\\{")
                    .contains("# HELP " + family(metric) + " " + metric.description());
        }
        assertThat(scrape)
                .contains("gen_ai_client_inference_duration_seconds_bucket{", "le=\"0.01\"", "le=\"81.92\"")
                .contains("gen_ai_client_inference_usage_input_tokens_total{")
                .contains("gen_ai_client_token_usage_bucket{")
                .contains("llmops_cost_total{");
    }

    /** Dots become underscores, seconds are named, annotations in braces are not, counters end in total. Scores have no buckets. */
    private static String translated(Metric metric) {
        boolean buckets = !metric.buckets().isEmpty() && !metric.unit().equals("{score}");
        return family(metric) + (metric.buckets().isEmpty() ? "" : buckets ? "_bucket" : "_sum");
    }

    private static String family(Metric metric) {
        String name = metric.metricName().replace('.', '_');
        boolean counts = metric.buckets().isEmpty();
        return name + (metric.unit().equals("s") ? "_seconds" : "") + (counts ? "_total" : "");
    }

    @Test
    void noMeterIsRefused() {
        assertThat(refused).isEmpty();
    }

    @Test
    void successAndFailureHaveTheSameLabels() {
        List<String> series = scrape.lines()
                .filter(line -> line.startsWith("gen_ai_client_inference_duration_seconds_count{"))
                .toList();

        assertThat(series)
                .hasSizeGreaterThan(3)
                .anyMatch(line -> line.contains("error_type=\"none\""))
                .anyMatch(line -> line.contains("error_type=\"rate_limit_exceeded\""));
        assertThat(series.stream().map(PrometheusNamesTest::labels).distinct()).hasSize(1);
    }

    private static Set<String> labels(String line) {
        return LABEL.matcher(line)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noLabelCarriesAnIdOrAText() {
        Matcher label = LABEL.matcher(scrape);
        Set<String> names = new TreeSet<>();
        while (label.find()) {
            names.add(label.group(1));
        }
        assertThat(names).doesNotContain("gen_ai_response_id", "llmops_customer");
        assertThat(scrape).doesNotContain("parcel");
    }
}
