package io.llmops.alerting;

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
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a file again when it has changed and rests. One that is wrong changes nothing, and is told once; it is read again
 * when it changes again. Polled, because events of file systems do not come from network drives and mounted configuration.
 *
 * @param <T> what it says
 */
final class FileWatch<T> {

    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Source<T> source;
    private final Consumer<T> onChange;
    private final Consumer<Throwable> onProblem;
    private final ScheduledExecutorService thread;
    private Optional<Stamp> seen;
    private Optional<Stamp> read;
    private volatile Optional<String> problem = Optional.empty();

    /**
     * A file, and how to read it.
     *
     * @param what is in it, in a word: monitors
     * @param reader throws IllegalArgumentException where the file is wrong, UncheckedIOException where it cannot be read
     */
    record Source<T>(Path path, String what, Function<Path, T> reader) {}

    /** What tells a file from what it was. */
    private record Stamp(FileTime modified, long size) {}

    /**
     * Begins with what the file says now.
     *
     * @param onChange throws IllegalArgumentException where it cannot use what the file says
     * @throws IllegalArgumentException if the file is wrong
     * @throws UncheckedIOException if it cannot be read
     */
    FileWatch(Source<T> source, Consumer<T> onChange, Consumer<Throwable> onProblem) {
        this.source = source;
        this.onChange = onChange;
        this.onProblem = onProblem;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "llmops-alerting-" + source.what());
            daemon.setDaemon(true);
            return daemon;
        });
        this.read = stamp();
        this.seen = read;
        onChange.accept(source.reader().apply(source.path()));
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
            onChange.accept(source.reader().apply(source.path()));
            problem = Optional.empty();
            LOG.info("{} has changed and is read again", source.path());
        } catch (IllegalArgumentException | UncheckedIOException e) {
            tell(String.valueOf(e.getMessage()), e);
        } catch (Throwable e) {
            tell(source.path() + " cannot be read: " + e.getClass().getName(), e);
        }
    }

    /** Such a task must not throw: it would never run again. */
    private void tell(String message, Throwable thrown) {
        problem = Optional.of(message);
        LOG.error("{}. The {} stay as they were; put it right, and it is read again", message, source.what());
        onProblem.accept(thrown);
    }

    private Optional<Stamp> stamp() {
        try {
            BasicFileAttributes it = Files.readAttributes(source.path(), BasicFileAttributes.class);
            return Optional.of(new Stamp(it.lastModifiedTime(), it.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path path() {
        return source.path();
    }

    /** What is wrong with the file as it is now, with line, key and fix; what it said before holds then. */
    Optional<String> problem() {
        return problem;
    }

    void close() {
        thread.shutdownNow();
    }
}
