package io.llmops.resource;

import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import java.util.List;
import java.util.Set;

/** What the numbers of a metrics page mean: from series of Prometheus to metrics of OpenTelemetry. Stateless. */
public interface PrometheusMapping {

    /** The names of the series that it reads; all else on the page is skipped. */
    Set<String> series();

    /** All metrics that it may give. */
    List<ObservedMetric> metrics();

    /** What one page says. Gets the samples of its series only, in the order of the page. */
    List<Observation> map(List<PrometheusSample> samples);

    /**
     * GPUs by NVIDIA's DCGM exporter, usually at {@code http://…:9400/metrics}: {@code hw.gpu.utilization} and
     * {@code hw.gpu.memory.*}, for each part of a GPU that MIG split too.
     */
    static PrometheusMapping dcgm() {
        return new DcgmMapping();
    }

    /**
     * A vLLM server, at {@code /metrics} of its OpenAI-compatible API: {@code llmops.model_server.*} by model and engine.
     * Names and labels as in {@code vllm/v1/metrics/loggers.py}: {@code vllm:kv_cache_usage_perc} and, deprecated
     * in 0.9.2, {@code vllm:gpu_cache_usage_perc} (both say 1 for full), {@code vllm:num_requests_running} and
     * {@code vllm:num_requests_waiting}, each with {@code model_name} and, since V1, {@code engine}.
     */
    static PrometheusMapping vllm() {
        return VllmSeries.mapping();
    }

    /**
     * Series by series, as you say.
     *
     * @throws IllegalArgumentException if two say the same, or contradict each other about a metric
     */
    static PrometheusMapping of(SeriesMapping... mappings) {
        return new SeriesMappings(List.of(mappings));
    }
}
