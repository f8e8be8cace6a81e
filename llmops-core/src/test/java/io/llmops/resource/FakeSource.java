package io.llmops.resource;

import io.llmops.telemetry.Attribute;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.Attributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/** A source that a test drives. */
final class FakeSource implements ResourceSource {

    final AtomicInteger reads = new AtomicInteger();
    volatile Optional<String> absent = Optional.empty();
    volatile Callable<List<Observation>> next = () -> List.of(utilization("GPU-1", 0.5));

    static Observation utilization(String gpu, double value) {
        return new Observation(ResourceMetrics.GPU_UTILIZATION, value, Attributes.of(Attribute.HW_ID, gpu));
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<ObservedMetric> metrics() {
        return List.of(ResourceMetrics.GPU_UTILIZATION);
    }

    @Override
    public Optional<String> whyAbsent() {
        return absent;
    }

    @Override
    public List<Observation> read() throws ResourceException, InterruptedException {
        reads.incrementAndGet();
        try {
            return next.call();
        } catch (ResourceException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
