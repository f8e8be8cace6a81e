package io.llmops.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Keeps runs in a directory, each in a {@link RunFile} named after it, and which of them are baselines in
 * {@code baselines.json}. For one process at a time. A result is written when it comes, so that a crash loses none.
 */
public final class FileRuns implements RunStore {

    private static final String ENDING = ".jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReentrantLock lock = new ReentrantLock();
    private final Path directory;

    /**
     * Keeps runs there.
     *
     * @throws UncheckedIOException if the directory is not there and cannot be made
     */
    public FileRuns(Path directory) {
        this.directory = directory;
        guarded(() -> Files.createDirectories(directory));
    }

    @Override
    public void begin(RunInfo run) {
        locked(() -> {
            if (!Files.exists(file(run.id()))) {
                RunFile.append(file(run.id()), RunJson.line(run));
            }
            return run;
        });
    }

    @Override
    public void add(String runId, CaseResult result) {
        locked(() -> {
            if (!Files.exists(file(runId))) {
                throw new IllegalArgumentException("Run '" + runId + "' has not begun; call begin first");
            }
            RunFile.append(file(runId), RunJson.line(result));
            return result;
        });
    }

    @Override
    public Optional<StoredRun> find(String runId) {
        return locked(() -> Files.exists(file(runId))
                ? Optional.of(RunFile.read(file(runId)).run())
                : Optional.empty());
    }

    /** Files that are no runs are read over. */
    @Override
    public List<RunInfo> runs() {
        return locked(() -> guarded(() -> {
            try (Stream<Path> files = Files.list(directory)) {
                return files.filter(it -> it.toString().endsWith(ENDING))
                        .flatMap(it -> info(it).stream())
                        .sorted(Comparator.comparing(RunInfo::startedAt).reversed())
                        .toList();
            }
        }));
    }

    private static Optional<RunInfo> info(Path file) {
        return guarded(() -> {
            try (Stream<String> lines = Files.lines(file)) {
                return lines.findFirst().flatMap(RunJson::tree).flatMap(RunJson::run);
            }
        });
    }

    @Override
    public void setBaseline(String set, String modelVersion, String runId) {
        locked(() -> guarded(() -> {
            if (!Files.exists(file(runId))) {
                throw new IllegalArgumentException("There is no run '" + runId + "' to be a baseline");
            }
            ObjectNode all = baselines();
            all.withObjectProperty(set).put(modelVersion, runId);
            Path half = directory.resolve("baselines.json.new");
            JSON.writeValue(half.toFile(), all);
            return Files.move(half, baselineFile(), StandardCopyOption.REPLACE_EXISTING);
        }));
    }

    @Override
    public Optional<StoredRun> baseline(String set, String modelVersion) {
        String runId = locked(
                () -> guarded(() -> baselines().path(set).path(modelVersion).asText()));
        return runId.isEmpty() ? Optional.empty() : find(runId);
    }

    private ObjectNode baselines() throws IOException {
        return Files.exists(baselineFile())
                ? JSON.readValue(baselineFile().toFile(), ObjectNode.class)
                : JSON.createObjectNode();
    }

    private Path baselineFile() {
        return directory.resolve("baselines.json");
    }

    /** The id is checked, for it may come from elsewhere and becomes a path. */
    private Path file(String runId) {
        var unused = new RunInfo(runId, "", "", "", 1, Instant.EPOCH);
        return directory.resolve(runId + ENDING);
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private interface Io<T> {
        T run() throws IOException;
    }

    private static <T> T guarded(Io<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
