package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What NVIDIA's DCGM exporter says of GPUs. Names and units are those of its {@code etc/default-counters.csv}, labels those
 * of its {@code internal/pkg/rendermetrics}: utilization in percent, memory in MiB, activity as a ratio. Where pods share
 * a GPU it is shown once for each; the first counts, they are all alike.
 */
final class DcgmMapping implements PrometheusMapping {

    private static final String UTILIZATION = "DCGM_FI_DEV_GPU_UTIL";
    /** Of the parts of a split GPU only this is known, and only on data centre GPUs. */
    private static final String ENGINE_ACTIVE = "DCGM_FI_PROF_GR_ENGINE_ACTIVE";

    private static final String USED = "DCGM_FI_DEV_FB_USED";
    private static final String FREE = "DCGM_FI_DEV_FB_FREE";
    /** What the driver keeps for itself; older exporters do not show it. */
    private static final String RESERVED = "DCGM_FI_DEV_FB_RESERVED";

    /** DCGM's numbers for "not known" are at the upper end of 64 bits; no GPU has a pebibyte. */
    private static final double MOST_MIB = 1 << 30;

    @Override
    public Set<String> series() {
        return Set.of(UTILIZATION, ENGINE_ACTIVE, USED, FREE, RESERVED);
    }

    @Override
    public List<ObservedMetric> metrics() {
        return ResourceMetrics.ofGpus();
    }

    @Override
    public List<Observation> map(List<PrometheusSample> samples) {
        Map<Attributes, Map<String, Double>> gpus = new LinkedHashMap<>();
        for (PrometheusSample sample : samples) {
            identity(sample.labels())
                    .ifPresent(gpu -> gpus.computeIfAbsent(gpu, any -> new HashMap<>())
                            .putIfAbsent(sample.name(), sample.value()));
        }
        return gpus.entrySet().stream()
                .map(gpu -> reading(gpu.getKey(), gpu.getValue()).observations())
                .flatMap(Collection::stream)
                .toList();
    }

    private static GpuReading reading(Attributes gpu, Map<String, Double> values) {
        double percent = known(values.get(UTILIZATION), 100);
        double active = known(values.get(ENGINE_ACTIVE), 1);
        double used = known(values.get(USED), MOST_MIB);
        double free = known(values.get(FREE), MOST_MIB);
        double reserved = values.containsKey(RESERVED) ? known(values.get(RESERVED), MOST_MIB) : 0;
        return new GpuReading(
                gpu,
                Double.isNaN(percent) ? active : percent / 100,
                used * GpuReading.BYTES_PER_MIB,
                (used + free + reserved) * GpuReading.BYTES_PER_MIB);
    }

    private static double known(@Nullable Double value, double most) {
        return value != null && value >= 0 && value <= most ? value : Double.NaN;
    }

    /** The parts of a GPU that MIG split share its UUID. */
    private static Optional<Attributes> identity(Map<String, String> labels) {
        String uuid = labels.getOrDefault("UUID", text(labels, "uuid"));
        if (uuid.isEmpty()) {
            return Optional.empty();
        }
        String part = text(labels, "GPU_I_ID");
        boolean whole = part.isEmpty();
        AttributesBuilder identity = Attributes.builder();
        put(identity, Attribute.HW_ID, whole ? uuid : uuid + "/" + part);
        put(identity, Attribute.HW_PARENT, whole ? "" : uuid);
        put(identity, Attribute.HW_NAME, "GPU " + text(labels, "gpu") + (whole ? "" : " MIG " + part));
        put(identity, Attribute.HW_MODEL, (text(labels, "modelName") + " " + text(labels, "GPU_I_PROFILE")).strip());
        put(identity, Attribute.HW_VENDOR, GpuReading.VENDOR);
        put(identity, Attribute.HOST_NAME, text(labels, "Hostname"));
        return Optional.of(identity.build());
    }

    private static String text(Map<String, String> labels, String label) {
        return labels.getOrDefault(label, "");
    }

    private static void put(AttributesBuilder attributes, AttributeKey<String> key, String value) {
        if (!value.isEmpty()) {
            attributes.put(key, value);
        }
    }
}
