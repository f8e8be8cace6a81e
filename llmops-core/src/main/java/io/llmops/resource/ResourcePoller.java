package io.llmops.resource;

import io.llmops.record.Failures;
import io.llmops.record.TimeSource;
import io.llmops.telemetry.Observation;
import io.llmops.telemetry.ObservedMetric;
import io.opentelemetry.api.common.Attributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads sources every now and then on a daemon thread of its own, {@code llmops-resources}, one after the other, and knows
 * what each gave last, for three intervals: after that it is no longer known.
 *
 * <p>What a source throws costs nobody but itself. A source that never returns stops all of them: sources limit their own
 * time.
 */
public final class ResourcePoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResourcePoller.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int FRESH_INTERVALS = 3;
    private static final long CLOSE_SECONDS = 2;

    private final List<PolledSource> sources = new ArrayList<>();
    private final List<ObservedMetric> metrics;
    private final Duration interval;
    private final Failures failures;
    private @Nullable ScheduledExecutorService thread;
    private volatile boolean closed;

    /**
     * Asks which sources are absent here, which is said and no more; the others are read from {@link #start} on.
     *
     * @throws IllegalArgumentException if two sources do not agree about a metric, or the interval is not 1 s to 1 h
     */
    public ResourcePoller(List<ResourceSource> sources, Duration interval, TimeSource time, Failures failures) {
        this.interval = requireInterval(interval);
        this.failures = failures;
        List<ResourceSource> present = sources.stream().filter(this::isPresent).toList();
        present.forEach(source -> this.sources.add(new PolledSource(source, time, failures)));
        this.metrics = List.copyOf(DistinctMetrics.of(
                present.stream().flatMap(it -> it.metrics().stream()).toList()));
    }

    /**
     * The interval, if it is one.
     *
     * @throws IllegalArgumentException if it is not 1 s to 1 h
     */
    public static Duration requireInterval(Duration interval) {
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "The interval between two looks at resources is " + interval + "; give one from 1 s to 1 h");
        }
        return interval;
    }

    private boolean isPresent(ResourceSource source) {
        try {
            Optional<String> reason = source.whyAbsent();
            reason.ifPresent(why -> LOG.info("{} is not watched: {}", source.name(), why));
            return reason.isEmpty();
        } catch (Throwable t) {
            failures.caught("resource", t);
            return false;
        }
    }

    /** What the sources that are present may give. */
    public List<ObservedMetric> metrics() {
        return metrics;
    }

    /**
     * Begins to read, at once and then after each interval, unless there is nothing to read.
     *
     * @param afterEachRound run on the reading thread
     */
    public synchronized void start(Runnable afterEachRound) {
        if (thread != null || closed || sources.isEmpty()) {
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "llmops-resources");
            daemon.setDaemon(true);
            return daemon;
        });
        var unused =
                thread.scheduleWithFixedDelay(() -> round(afterEachRound), 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Throws nothing: a task that throws would never run again, not even when there is memory again. */
    private void round(Runnable afterEachRound) {
        poll();
        try {
            afterEachRound.run();
        } catch (Throwable t) {
            failures.caught("meter", t instanceof VirtualMachineError ? new IllegalStateException(t) : t);
        }
    }

    /** One round through all sources. Throws nothing, whatever they do. */
    void poll() {
        for (PolledSource source : sources) {
            if (!closed) {
                pollGuarded(source);
            }
        }
    }

    /** Not even an error of the virtual machine ends it: there may be memory again. */
    private static void pollGuarded(PolledSource source) {
        try {
            source.poll();
        } catch (Throwable t) {
            tell(t);
        }
    }

    private static void tell(Throwable t) {
        try {
            LOG.warn(
                    "A look at resources failed with {}; the next one is tried all the same",
                    t.getClass().getName());
        } catch (Throwable again) {
            // there is nobody left to tell
        }
    }

    /** What is known now, at most one observation of each series: where two sources tell the same, the first counts. */
    public List<Observation> known() {
        if (closed) {
            return List.of();
        }
        Map<Series, Observation> known = new LinkedHashMap<>();
        for (PolledSource source : sources) {
            for (Observation each : source.known(interval.multipliedBy(FRESH_INTERVALS))) {
                known.putIfAbsent(new Series(each.metric().name(), each.attributes()), each);
            }
        }
        return List.copyOf(known.values());
    }

    private record Series(String metric, Attributes attributes) {}

    /** Ends reading within two seconds, whatever a source does; from now on nothing is known. */
    @Override
    public void close() {
        closed = true;
        ScheduledExecutorService running;
        synchronized (this) {
            running = thread;
        }
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            if (!running.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A look at resources does not end; its daemon thread is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
