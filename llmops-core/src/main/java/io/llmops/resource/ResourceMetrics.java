package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.ObservedMetric;
import io.llmops.telemetry.ObservedMetric.Kind;
import io.opentelemetry.api.common.AttributeKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * The catalogue of resource metrics. {@code hw.*}, {@code system.*} and {@code jvm.*} names, units and instruments are
 * those of the OpenTelemetry semantic conventions (model/hardware/gpu-metrics.yaml, model/system/metrics.yaml,
 * model/jvm/metrics.yaml, main of October 2026; all in development but {@code jvm.cpu.recent_utilization}). No convention
 * names the inside of a model server: that lives under {@code llmops.model_server.*}.
 */
public final class ResourceMetrics {

    private static final List<AttributeKey<?>> GPU = List.of(
            Attribute.HW_ID,
            Attribute.HW_NAME,
            Attribute.HW_MODEL,
            Attribute.HW_VENDOR,
            Attribute.HW_PARENT,
            Attribute.HOST_NAME);

    private static final List<AttributeKey<?>> GPU_TASK =
            Stream.concat(GPU.stream(), Stream.of(Attribute.HW_GPU_TASK)).toList();

    private static final List<AttributeKey<?>> MODEL_SERVER = List.of(
            Attribute.REQUEST_MODEL, Attribute.MODEL_SERVER_ENGINE, Attribute.SERVER_ADDRESS, Attribute.SERVER_PORT);

    public static final ObservedMetric GPU_UTILIZATION =
            gauge("hw.gpu.utilization", "Share of the recent past in which the GPU was busy, 0 to 1", GPU_TASK);

    public static final ObservedMetric GPU_MEMORY_UTILIZATION =
            gauge("hw.gpu.memory.utilization", "Share of the GPU's memory that is in use, 0 to 1", GPU);

    public static final ObservedMetric GPU_MEMORY_USAGE =
            level("hw.gpu.memory.usage", "By", "Memory of the GPU in use", GPU);

    public static final ObservedMetric GPU_MEMORY_LIMIT = level("hw.gpu.memory.limit", "By", "Memory of the GPU", GPU);

    public static final ObservedMetric MODEL_SERVER_KV_CACHE_UTILIZATION = gauge(
            "llmops.model_server.kv_cache.utilization",
            "Share of the model server's key-value cache that is in use, 0 to 1",
            MODEL_SERVER);

    public static final ObservedMetric MODEL_SERVER_REQUESTS_RUNNING = level(
            "llmops.model_server.requests.running", "{request}", "Requests that the model works on", MODEL_SERVER);

    public static final ObservedMetric MODEL_SERVER_REQUESTS_WAITING = level(
            "llmops.model_server.requests.waiting", "{request}", "Requests that wait for the model", MODEL_SERVER);

    public static final ObservedMetric PROCESS_CPU_UTILIZATION = gauge(
            "jvm.cpu.recent_utilization",
            "Recent CPU utilization of this process as reported by the JVM, 0 to 1",
            List.of());

    public static final ObservedMetric SYSTEM_CPU_UTILIZATION = gauge(
            "jvm.system.cpu.utilization",
            "Recent CPU utilization of the whole system, or of the container, as reported by the JVM, 0 to 1",
            List.of());

    public static final ObservedMetric SYSTEM_MEMORY_UTILIZATION = gauge(
            "system.memory.utilization",
            "Share of the memory of the host, or of the container, in use, 0 to 1",
            List.of(Attribute.MEMORY_STATE));

    public static final ObservedMetric SYSTEM_MEMORY_USAGE = level(
            "system.memory.usage",
            "By",
            "Memory of the host, or of the container, in use",
            List.of(Attribute.MEMORY_STATE));

    public static final ObservedMetric SYSTEM_MEMORY_LIMIT =
            level("system.memory.limit", "By", "Memory of the host, or of the container", List.of());

    private static final List<ObservedMetric> OF_GPUS =
            List.of(GPU_UTILIZATION, GPU_MEMORY_UTILIZATION, GPU_MEMORY_USAGE, GPU_MEMORY_LIMIT);

    private static final List<ObservedMetric> OF_HOSTS = List.of(
            PROCESS_CPU_UTILIZATION,
            SYSTEM_CPU_UTILIZATION,
            SYSTEM_MEMORY_UTILIZATION,
            SYSTEM_MEMORY_USAGE,
            SYSTEM_MEMORY_LIMIT);

    private static final List<ObservedMetric> OF_MODEL_SERVERS =
            List.of(MODEL_SERVER_KV_CACHE_UTILIZATION, MODEL_SERVER_REQUESTS_RUNNING, MODEL_SERVER_REQUESTS_WAITING);

    private ResourceMetrics() {}

    /** The whole catalogue. */
    public static List<ObservedMetric> all() {
        return Stream.of(OF_GPUS, OF_MODEL_SERVERS, OF_HOSTS)
                .flatMap(List::stream)
                .toList();
    }

    public static List<ObservedMetric> ofGpus() {
        return OF_GPUS;
    }

    public static List<ObservedMetric> ofModelServers() {
        return OF_MODEL_SERVERS;
    }

    public static List<ObservedMetric> ofHosts() {
        return OF_HOSTS;
    }

    private static ObservedMetric gauge(String name, String description, List<AttributeKey<?>> attributes) {
        return new ObservedMetric(name, "1", description, Kind.GAUGE, attributes);
    }

    private static ObservedMetric level(
            String name, String unit, String description, List<AttributeKey<?>> attributes) {
        return new ObservedMetric(name, unit, description, Kind.UP_DOWN_COUNTER, attributes);
    }
}
