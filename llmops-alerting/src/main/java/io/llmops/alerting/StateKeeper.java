package io.llmops.alerting;

import io.llmops.alerting.signal.SignalHistory;
import io.llmops.alerting.signal.SnapshotFile;
import io.llmops.alerting.signal.SnapshotFile.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves what was learned, every five minutes and on close, on a thread of its own because disks may block, and gives it
 * back after a restart. Called by the ticking thread.
 */
final class StateKeeper {

    private static final String SIGNALS = "signals";
    private static final Logger LOG = LoggerFactory.getLogger(StateKeeper.class);
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final SnapshotFile file;
    private final SignalHistory history;
    private final Map<String, Supplier<byte[]>> carried = new LinkedHashMap<>();
    private final AtomicBoolean saving = new AtomicBoolean();
    private final ExecutorService disk;
    private Map<String, byte[]> restored = Map.of();
    private @Nullable Instant savedAt;

    StateKeeper(Path folder, SignalHistory history) {
        this.file = new SnapshotFile(folder.resolve("signals.snapshot"));
        this.history = history;
        ThreadPoolExecutor single =
                new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), StateKeeper::thread);
        single.allowCoreThreadTimeOut(true);
        this.disk = single;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "llmops-alerting-state");
        thread.setDaemon(true);
        return thread;
    }

    /** Fills the history with what was saved last, if that can be read. */
    void restore(Instant now) {
        savedAt = now;
        restored = new LinkedHashMap<>(file.load(now));
        byte[] signals = restored.remove(SIGNALS);
        if (signals != null) {
            try {
                history.restore(signals);
            } catch (IOException e) {
                restored = file.setAside(String.valueOf(e.getMessage()), now);
            }
        }
    }

    /** What the section of this name held when it was saved last. */
    Optional<byte[]> restored(String section) {
        return Optional.ofNullable(restored.get(section));
    }

    /** Saves this with the rest; asked on the ticking thread, right before saving. */
    void carry(String section, Supplier<byte[]> state) {
        carried.put(section, state);
    }

    /** Saves, if it is time to and the last time is over. */
    void tick(Instant now) {
        boolean due = savedAt == null || now.isBefore(savedAt) || !now.isBefore(savedAt.plus(EVERY));
        if (due && !disk.isShutdown() && saving.compareAndSet(false, true)) {
            savedAt = now;
            Map<String, Content> sections = sections();
            disk.execute(() -> {
                try {
                    file.save(sections);
                } finally {
                    saving.set(false);
                }
            });
        }
    }

    private Map<String, Content> sections() {
        Map<String, Content> sections = new LinkedHashMap<>();
        carried.forEach((name, state) -> {
            try {
                byte[] now = state.get();
                sections.put(name, out -> out.write(now));
            } catch (RuntimeException e) {
                LOG.warn("The section {} cannot be saved; the rest is", name, e);
            }
        });
        sections.put(SIGNALS, history::save);
        return sections;
    }

    /** Saves a last time; gives up after that long. */
    void close(Duration patience) {
        Map<String, Content> sections = sections();
        disk.execute(() -> file.save(sections));
        disk.shutdown();
        try {
            if (!disk.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                disk.shutdownNow();
            }
        } catch (InterruptedException e) {
            disk.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
