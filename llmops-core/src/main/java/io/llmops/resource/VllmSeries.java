package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.ObservedMetric;

/** The series of vLLM that say how full it is. */
final class VllmSeries {

    private VllmSeries() {}

    /** Versions around 0.9.2 show the key-value cache under both names, with one value. */
    static PrometheusMapping mapping() {
        return PrometheusMapping.of(
                series("vllm:kv_cache_usage_perc", ResourceMetrics.MODEL_SERVER_KV_CACHE_UTILIZATION),
                series("vllm:gpu_cache_usage_perc", ResourceMetrics.MODEL_SERVER_KV_CACHE_UTILIZATION),
                series("vllm:num_requests_running", ResourceMetrics.MODEL_SERVER_REQUESTS_RUNNING),
                series("vllm:num_requests_waiting", ResourceMetrics.MODEL_SERVER_REQUESTS_WAITING));
    }

    private static SeriesMapping series(String name, ObservedMetric metric) {
        return SeriesMapping.of(name, metric)
                .label("model_name", Attribute.REQUEST_MODEL.getKey())
                .label("engine", Attribute.MODEL_SERVER_ENGINE.getKey());
    }
}
