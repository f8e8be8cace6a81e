package io.llmops.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the {@value #MOST} runs that began last, and those that are baselines, as long as the process lives. */
public final class MemoryRuns implements RunStore {

    private record Key(String set, String modelVersion) {}

    private static final int MOST = 100;

    private final Map<String, RunInfo> infos = new LinkedHashMap<>();
    private final Map<String, List<CaseResult>> results = new LinkedHashMap<>();
    private final Map<Key, String> baselines = new LinkedHashMap<>();

    public MemoryRuns() {}

    @Override
    public synchronized void begin(RunInfo run) {
        infos.putIfAbsent(run.id(), run);
        results.computeIfAbsent(run.id(), it -> new ArrayList<>());
        if (infos.size() > MOST) {
            forgetOldest(run.id());
        }
    }

    private void forgetOldest(String except) {
        infos.keySet().stream()
                .filter(it -> !baselines.containsValue(it) && !it.equals(except))
                .findFirst()
                .ifPresent(it -> {
                    infos.remove(it);
                    results.remove(it);
                });
    }

    @Override
    public synchronized void add(String runId, CaseResult result) {
        List<CaseResult> of = results.get(runId);
        if (of == null) {
            throw new IllegalArgumentException("Run '" + runId + "' has not begun; call begin first");
        }
        of.add(result);
    }

    @Override
    public synchronized Optional<StoredRun> find(String runId) {
        return Optional.ofNullable(infos.get(runId))
                .map(info -> new StoredRun(info, results.getOrDefault(runId, List.of())));
    }

    @Override
    public synchronized List<RunInfo> runs() {
        return infos.values().stream()
                .sorted(Comparator.comparing(RunInfo::startedAt).reversed())
                .toList();
    }

    @Override
    public synchronized void setBaseline(String set, String modelVersion, String runId) {
        if (!infos.containsKey(runId)) {
            throw new IllegalArgumentException("There is no run '" + runId + "' to be a baseline");
        }
        baselines.put(new Key(set, modelVersion), runId);
    }

    @Override
    public synchronized Optional<StoredRun> baseline(String set, String modelVersion) {
        return Optional.ofNullable(baselines.get(new Key(set, modelVersion))).flatMap(this::find);
    }
}
