package io.llmops.probe;

import io.llmops.client.LlmClient;
import io.llmops.record.TimeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Puts a golden set to a model.
 *
 * <pre>{@code
 * RunReport report = GoldenRun.builder(set, client, "gpt-4o")
 *         .repeats(3).concurrency(4).perSecond(5).budgetUsd(1.0)
 *         .store(new FileRuns(Path.of("golden-runs")), "nightly-2026-11-22")
 *         .build().run();
 * }</pre>
 *
 * <p>Through an instrumented client its calls carry {@code llmops.feature=llmops.golden}. A run whose id is in the store goes
 * on where it ended: what is found right or wrong is not asked again, if the case is still the same.
 */
public final class GoldenRun {

    private static final long LOOK_MILLIS = 20;
    private static final long FAREWELL_MILLIS = 2_000;

    private final GoldenRunBuilder settings;

    GoldenRun(GoldenRunBuilder settings) {
        this.settings = settings;
    }

    /**
     * Says how a run is to be.
     *
     * @param model the model to ask for
     */
    public static GoldenRunBuilder builder(GoldenSet set, LlmClient client, String model) {
        return new GoldenRunBuilder(set, client, model);
    }

    /** The model that is asked for. */
    public String model() {
        return settings.model;
    }

    private record Task(GoldenCase golden, int repeat) {}

    /**
     * Runs, and waits for the end. Errors of the provider are results, not exceptions.
     *
     * @throws IllegalArgumentException if the store holds a run of this id that asked another set or model
     * @throws RuntimeException what the store throws: results that cannot be kept are not paid for
     */
    public RunReport run() {
        RunInfo info = settings.info();
        StoredRun stored = settings.store.find(info.id()).orElse(new StoredRun(info, List.of()));
        requireSame(stored.info(), info);
        settings.store.begin(info);
        StoredRun earlier = reusable(stored);
        Queue<Task> tasks = new ConcurrentLinkedQueue<>(tasks(earlier));
        int total = settings.set.cases().size() * settings.repeats;
        RunState state = new RunState(earlier, total, settings.store, settings.listener, settings.time);
        Budget budget = new Budget(settings.budgetUsd);
        earlier.results().forEach(it -> budget.spent(it.costUsd()));
        work(tasks, state, budget);
        return state.report(earlier.info());
    }

    private static void requireSame(RunInfo stored, RunInfo info) {
        if (!stored.set().equals(info.set()) || !stored.model().equals(info.model())) {
            throw new IllegalArgumentException("Run '" + info.id() + "' is of set " + stored.set() + " and model "
                    + stored.model() + ", not " + info.set() + " and " + info.model() + "; choose another id");
        }
    }

    /** The results that need not be asked for again. */
    private StoredRun reusable(StoredRun stored) {
        Set<Trial> wanted = new HashSet<>();
        for (GoldenCase golden : settings.set.cases()) {
            for (int repeat = 0; repeat < settings.repeats; repeat++) {
                wanted.add(key(Trial.of(golden, repeat)));
            }
        }
        return new StoredRun(
                stored.info(),
                stored.results().stream()
                        .filter(it -> it.isGraded() && wanted.contains(key(it.trial())))
                        .toList());
    }

    /** Tags and weight may have changed since. */
    private static Trial key(Trial trial) {
        return new Trial(trial.caseId(), trial.repeat(), trial.fingerprint(), List.of(), 1);
    }

    /** First every case once, then every case again: a run that ends early has seen all of the set. */
    private List<Task> tasks(StoredRun earlier) {
        Set<Trial> done = new HashSet<>();
        earlier.results().forEach(it -> done.add(key(it.trial())));
        List<Task> tasks = new ArrayList<>();
        for (int repeat = 0; repeat < settings.repeats; repeat++) {
            for (GoldenCase golden : settings.set.cases()) {
                if (!done.contains(key(Trial.of(golden, repeat)))) {
                    tasks.add(new Task(golden, repeat));
                }
            }
        }
        return tasks;
    }

    private void work(Queue<Task> tasks, RunState state, Budget budget) {
        Asker asker = settings.asker();
        Pace pace = new Pace(settings.perSecond, settings.time, settings.pause);
        int threads = Math.min(settings.concurrency, Math.max(1, tasks.size()));
        CountDownLatch ended = new CountDownLatch(threads);
        long start = settings.time.nanos();
        List<Thread> workers = new ArrayList<>();
        for (int i = 1; i <= threads; i++) {
            Thread worker = new Thread(
                    () -> {
                        try {
                            take(tasks, state, budget, pace, asker);
                        } finally {
                            ended.countDown();
                        }
                    },
                    "llmops-golden-" + i);
            worker.setDaemon(true);
            workers.add(worker);
            worker.start();
        }
        await(ended, state, start, workers);
    }

    private void take(Queue<Task> tasks, RunState state, Budget budget, Pace pace, Asker asker) {
        try {
            for (Task task = tasks.poll(); task != null && !state.isStopped(); task = tasks.poll()) {
                pace.await();
                if (!budget.reserve()) {
                    state.stop(StopReason.BUDGET);
                    return;
                }
                double cost = 0;
                try {
                    CaseResult result = asker.ask(task.golden(), task.repeat());
                    cost = result.costUsd();
                    state.add(result);
                } finally {
                    budget.settle(cost);
                }
            }
        } catch (InterruptedException e) {
            state.stop(StopReason.INTERRUPTED);
        } catch (Throwable t) {
            state.breakWith(t);
        }
    }

    /** Until all have ended, the time is up, or somebody interrupts; then calls under way are given up. */
    private void await(CountDownLatch ended, RunState state, long start, List<Thread> workers) {
        TimeSource time = settings.time;
        try {
            while (!ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (time.nanos() - start >= settings.timeLimitNanos) {
                    state.stop(StopReason.TIME_LIMIT);
                    workers.forEach(Thread::interrupt);
                    var unused = ended.await(FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
                    return;
                }
            }
        } catch (InterruptedException e) {
            state.stop(StopReason.INTERRUPTED);
            workers.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
    }
}
