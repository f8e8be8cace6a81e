package io.llmops.resource;

import io.llmops.record.Failures;
import io.llmops.record.TimeSource;
import io.llmops.telemetry.Observation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source, what it gave last, and whether it is in trouble. Polled by one thread, asked by any.
 *
 * <p>The first failure is a warning, what follows is said at debug level, and so is one that comes soon after a recovery:
 * a source that comes and goes must not fill the log. Failures are counted, each of them.
 */
final class PolledSource {

    private static final Logger LOG = LoggerFactory.getLogger(PolledSource.class);
    private static final String COMPONENT = "resource";
    /** So many reads in a row, five minutes by default, make a source healthy again. */
    private static final int HEALTHY_READS = 20;

    private final ResourceSource source;
    private final TimeSource time;
    private final Failures failures;
    private volatile @Nullable Snapshot last;
    private int readsInARow = HEALTHY_READS;
    private boolean warned;

    private record Snapshot(List<Observation> observations, long takenNanos) {}

    PolledSource(ResourceSource source, TimeSource time, Failures failures) {
        this.source = source;
        this.time = time;
        this.failures = failures;
    }

    /** Reads it once. Throws an error of the virtual machine on, and what the log throws. */
    void poll() {
        try {
            last = new Snapshot(List.copyOf(source.read()), time.nanos());
            succeeded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable t) {
            failed(t);
            failures.caught(COMPONENT, t);
        }
    }

    /** What it gave last, unless that is older than so long. */
    List<Observation> known(Duration atMostOld) {
        Snapshot snapshot = last;
        if (snapshot == null || time.nanos() - snapshot.takenNanos > atMostOld.toNanos()) {
            return List.of();
        }
        return snapshot.observations;
    }

    private void succeeded() {
        readsInARow++;
        if (warned) {
            warned = false;
            LOG.info("{} gives data again", source.name());
        }
    }

    /** Only our own exception promises that its message may be logged. */
    private void failed(Throwable t) {
        String why =
                t instanceof ResourceException ? t.getMessage() : t.getClass().getName();
        if (readsInARow >= HEALTHY_READS) {
            warned = true;
            LOG.warn(
                    "{} gives no data: {} (tried again and again; said once, then at debug level)", source.name(), why);
        } else {
            LOG.debug("{} gives no data: {}", source.name(), why);
        }
        readsInARow = 0;
    }
}
