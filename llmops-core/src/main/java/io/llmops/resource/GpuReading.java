package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of one GPU at one moment. NaN stands for what is not known, and gives no observation.
 *
 * @param identity at least {@code hw.id}
 * @param utilization 0 to 1
 */
record GpuReading(Attributes identity, double utilization, double usedBytes, double limitBytes) {

    static final String VENDOR = "NVIDIA";
    static final double BYTES_PER_MIB = 1024 * 1024;

    /** The convention's word for everything that is neither encoding nor decoding video. */
    private static final String TASK = "general";

    List<Observation> observations() {
        List<Observation> found = new ArrayList<>();
        if (!Double.isNaN(utilization)) {
            Attributes withTask =
                    identity.toBuilder().put(Attribute.HW_GPU_TASK, TASK).build();
            found.add(new Observation(ResourceMetrics.GPU_UTILIZATION, utilization, withTask));
        }
        if (!Double.isNaN(usedBytes)) {
            found.add(new Observation(ResourceMetrics.GPU_MEMORY_USAGE, usedBytes, identity));
        }
        if (!Double.isNaN(limitBytes)) {
            found.add(new Observation(ResourceMetrics.GPU_MEMORY_LIMIT, limitBytes, identity));
        }
        if (!Double.isNaN(usedBytes) && limitBytes > 0) {
            found.add(new Observation(ResourceMetrics.GPU_MEMORY_UTILIZATION, usedBytes / limitBytes, identity));
        }
        return found;
    }
}
