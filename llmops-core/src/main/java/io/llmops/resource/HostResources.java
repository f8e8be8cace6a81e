package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * CPU and memory of this process and of its host, or of its container, by the JVM's
 * {@code com.sun.management.OperatingSystemMXBean}: {@code jvm.cpu.recent_utilization},
 * {@code jvm.system.cpu.utilization}, {@code system.memory.*}. Leave it out where OpenTelemetry's own runtime or host
 * metrics are already on.
 *
 * <p>Memory is in use if it cannot be had without swapping: the kernel's caches are not. In a container with a memory
 * limit the JVM cannot tell them apart, and what it says is in use includes them.
 */
public final class HostResources implements ResourceSource {

    private static final Attributes USED = Attributes.of(Attribute.MEMORY_STATE, "used");

    private final @Nullable HostReadings host;

    public HostResources() {
        this(find());
    }

    HostResources(@Nullable HostReadings host) {
        this.host = host;
    }

    private static @Nullable HostReadings find() {
        try {
            return new JvmHost();
        } catch (LinkageError | RuntimeException e) {
            return null;
        }
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public List<ObservedMetric> metrics() {
        return ResourceMetrics.ofHosts();
    }

    @Override
    public Optional<String> whyAbsent() {
        return host == null
                ? Optional.of("this Java runtime has no module jdk.management; add it with --add-modules or jlink")
                : Optional.empty();
    }

    @Override
    public List<Observation> read() {
        List<Observation> found = new ArrayList<>();
        if (host != null) {
            addIfKnown(found, ResourceMetrics.PROCESS_CPU_UTILIZATION, host.processCpu(), Attributes.empty());
            addIfKnown(found, ResourceMetrics.SYSTEM_CPU_UTILIZATION, host.systemCpu(), Attributes.empty());
            addMemory(found, host.memoryBytes(), host.availableMemoryBytes());
        }
        return found;
    }

    private static void addMemory(List<Observation> found, long total, long available) {
        if (total <= 0) {
            return;
        }
        found.add(new Observation(ResourceMetrics.SYSTEM_MEMORY_LIMIT, total, Attributes.empty()));
        if (available >= 0 && available <= total) {
            double used = total - available;
            found.add(new Observation(ResourceMetrics.SYSTEM_MEMORY_USAGE, used, USED));
            found.add(new Observation(ResourceMetrics.SYSTEM_MEMORY_UTILIZATION, used / total, USED));
        }
    }

    private static void addIfKnown(
            List<Observation> found, ObservedMetric metric, double value, Attributes attributes) {
        if (value >= 0 && Double.isFinite(value)) {
            found.add(new Observation(metric, value, attributes));
        }
    }
}
