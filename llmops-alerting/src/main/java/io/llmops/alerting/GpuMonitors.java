package io.llmops.alerting;

import io.llmops.alerting.monitor.AlertPolicy;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.monitor.Threshold;
import io.llmops.alerting.monitor.Value;
import io.llmops.alerting.signal.Signal;
import io.llmops.resource.ResourceMetrics;
import io.llmops.telemetry.Attribute;
import java.time.Duration;
import java.util.List;

/** Are GPUs full? Without GPUs that are watched there is nothing to judge. */
final class GpuMonitors {

    private GpuMonitors() {}

    static List<Monitor> all() {
        return List.of(memoryFull(), saturated());
    }

    /**
     * More than 95 % of a GPU's memory over five minutes; an error from 98 %. Servers such as vLLM take 90 % for themselves on
     * purpose, so less says nothing; the next allocation beyond fails, and with it the process.
     */
    private static Monitor memoryFull() {
        Value share = Value.mean(gpu(ResourceMetrics.GPU_MEMORY_UTILIZATION.name()), Duration.ofMinutes(5));
        return Monitor.named("gpu-memory-full")
                .summary("The memory of a GPU is nearly full")
                .when(Threshold.above(share, 0.95).recoverAt(0.93))
                .escalate(Severity.ERROR, Threshold.above(share, 0.98).recoverAt(0.96))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(Duration.ofMinutes(5)))
                .runbook(Runbooks.shipped("gpu-memory-full"))
                .build();
    }

    /**
     * Busy for more than 95 % of a quarter of an hour, and for 15 minutes more: a batch that ends is none of it. Beyond that
     * every further call waits. Being idle is no trouble, so there is no lower limit.
     */
    private static Monitor saturated() {
        Value share = Value.mean(gpu(ResourceMetrics.GPU_UTILIZATION.name()), Duration.ofMinutes(15));
        return Monitor.named("gpu-saturated")
                .summary("A GPU has no room for more work")
                .when(Threshold.above(share, 0.95).recoverAt(0.9))
                .policy(AlertPolicy.standard(Severity.WARNING).pendingFor(Duration.ofMinutes(15)))
                .runbook(Runbooks.shipped("gpu-saturated"))
                .build();
    }

    private static Signal gpu(String metric) {
        return Signal.of(metric)
                .by(Attribute.HOST_NAME.getKey(), Attribute.HW_ID.getKey(), Attribute.ENVIRONMENT.getKey());
    }
}
