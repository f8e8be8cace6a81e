package io.llmops.alerting;

import io.llmops.alerting.monitor.file.MonitorFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a file of monitors again when it has changed and rests. One that is wrong changes nothing, and is told once; it is
 * read again when it changes again. Polled, because events of file systems do not come from network drives and mounted
 * configuration.
 */
final class MonitorsFileWatch {

    private static final Logger LOG = LoggerFactory.getLogger(MonitorsFileWatch.class);
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Path path;
    private final Consumer<MonitorFile> onChange;
    private final Consumer<Throwable> onProblem;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "llmops-alerting-monitors");
        daemon.setDaemon(true);
        return daemon;
    });
    private Optional<Stamp> seen;
    private Optional<Stamp> read;
    private volatile MonitorsFile state;

    /** What tells a file from what it was. */
    private record Stamp(FileTime modified, long size) {}

    /**
     * Begins with what the file says now.
     *
     * @param onChange throws IllegalArgumentException where it cannot use what the file says
     * @throws IllegalArgumentException if the file is wrong
     * @throws UncheckedIOException if it cannot be read
     */
    MonitorsFileWatch(Path path, Consumer<MonitorFile> onChange, Consumer<Throwable> onProblem) {
        this.path = path;
        this.onChange = onChange;
        this.onProblem = onProblem;
        this.read = stamp();
        this.seen = read;
        this.state = new MonitorsFile(path, Optional.empty());
        onChange.accept(read());
    }

    private MonitorFile read() {
        return MonitorFile.read(path, MonitorPacks.named());
    }

    void start() {
        long millis = INTERVAL.toMillis();
        var unused = thread.scheduleWithFixedDelay(this::poll, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Looks once. */
    synchronized void poll() {
        Optional<Stamp> now = stamp();
        boolean rests = now.equals(seen);
        seen = now;
        if (!rests || now.equals(read)) {
            return;
        }
        read = now;
        try {
            onChange.accept(read());
            state = new MonitorsFile(path, Optional.empty());
            LOG.info("{} has changed and is read again", path);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            tell(String.valueOf(e.getMessage()), e);
        } catch (Throwable e) {
            tell(path + " cannot be read: " + e.getClass().getName(), e);
        }
    }

    /** Such a task must not throw: it would never run again. */
    private void tell(String problem, Throwable thrown) {
        state = new MonitorsFile(path, Optional.of(problem));
        LOG.error("{}. The monitors stay as they were; put it right, and it is read again", problem);
        onProblem.accept(thrown);
    }

    private Optional<Stamp> stamp() {
        try {
            BasicFileAttributes it = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(it.lastModifiedTime(), it.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    MonitorsFile state() {
        return state;
    }

    void close() {
        thread.shutdownNow();
    }
}
