package io.llmops;

import io.llmops.record.Failures;
import io.llmops.record.TimeSource;
import io.llmops.resource.ResourcePoller;
import io.llmops.resource.ResourceSource;
import io.llmops.telemetry.MetricSink;
import io.llmops.telemetry.ObservedInstruments;
import java.time.Duration;
import java.util.List;

/** Polled resources on their way to the sinks. */
final class ResourceWatch implements AutoCloseable {

    private final ResourcePoller poller;
    private final ObservedInstruments instruments;

    private ResourceWatch(ResourcePoller poller, ObservedInstruments instruments) {
        this.poller = poller;
        this.instruments = instruments;
    }

    /**
     * What is to be watched.
     *
     * @param interval between two looks, 1 s to 1 h
     */
    record Settings(List<ResourceSource> sources, Duration interval) {}

    /** Starts to poll, unless there is nothing to poll here. */
    static ResourceWatch start(Settings settings, List<MetricSink> sinks, TimeSource time, Failures failures) {
        ResourcePoller poller = new ResourcePoller(settings.sources(), settings.interval(), time, failures);
        ObservedInstruments instruments = new ObservedInstruments(sinks, poller.metrics(), poller::known, failures);
        poller.start(instruments::refresh);
        return new ResourceWatch(poller, instruments);
    }

    @Override
    public void close() {
        poller.close(); // first, so that no round under way shows again what is closed
        instruments.close();
    }
}
