package io.llmops.probe;

import io.llmops.call.RequestOptions;
import io.llmops.client.LlmClient;
import io.llmops.cost.PriceBook;
import io.llmops.probe.match.Checker;
import io.llmops.probe.spend.OwnCalls;
import io.llmops.probe.spend.Tariff;
import io.llmops.record.Failures;
import io.llmops.record.TimeSource;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks golden cases on a schedule, one after the other, so that a model is watched when no user asks it, and by questions that
 * do not change. On one daemon thread, {@code llmops-probes}; what fails there reaches nobody.
 *
 * <pre>{@code
 * SyntheticProbes probes = SyntheticProbes.of(set, client, "gpt-4o", ProbeSchedule.every(Duration.ofMinutes(5), 1.0));
 * ops.probe(probes);   // recorded as llmops.probe.*, and closed with ops
 * }</pre>
 *
 * <p>Through an instrumented client its calls carry {@code llmops.feature=llmops.probe}.
 */
public final class SyntheticProbes implements AutoCloseable {

    private static final long CLOSE_MILLIS = 2_000;

    private final AtomicBoolean started = new AtomicBoolean();
    private final GoldenSet set;
    private final String model;
    private final ProbeSchedule schedule;
    private final Asker asker;
    private final TimeSource time;
    private final Pause pause;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    private LocalDate day = LocalDate.MIN;
    private double spentUsd;
    private double dearestUsd;
    private int next;

    SyntheticProbes(GoldenSet set, String model, ProbeSchedule schedule, Asker asker) {
        this.set = set;
        this.model = model;
        this.schedule = schedule;
        this.asker = asker;
        this.time = asker.time();
        this.pause = asker.pause();
    }

    /** Of cases that are checked by their text, at the built-in prices. */
    public static SyntheticProbes of(GoldenSet set, LlmClient client, String model, ProbeSchedule schedule) {
        return of(set, client, schedule, Tariff.of(PriceBook.builtIn(), model), model, Checker.ofTexts());
    }

    /**
     * Of any cases.
     *
     * @throws IllegalArgumentException if a case lacks its embedding or judge, or the budget a price; with the fix
     */
    public static SyntheticProbes of(
            GoldenSet set, LlmClient client, ProbeSchedule schedule, Tariff tariff, String model, Checker checker) {
        return of(set, client, schedule, tariff, model, checker, TimeSource.system(), Pause.REAL);
    }

    static SyntheticProbes of(
            GoldenSet set,
            LlmClient client,
            ProbeSchedule schedule,
            Tariff tariff,
            String model,
            Checker checker,
            TimeSource time,
            Pause pause) {
        List<GoldenCase> unchecked = set.cases().stream()
                .filter(it -> checker.missing(it.match()).isPresent())
                .toList();
        if (!unchecked.isEmpty()) {
            GoldenCase first = unchecked.get(0);
            throw new IllegalArgumentException("Case '" + first.id() + "' cannot be checked: "
                    + checker.missing(first.match()).orElse(""));
        }
        if (schedule.dailyBudgetUsd() != Double.POSITIVE_INFINITY && !tariff.isKnown()) {
            throw new IllegalArgumentException("There is a daily budget but no price for " + model
                    + "; give a tariff that knows it, or an infinite budget");
        }
        Asker.Target target = new Asker.Target(client, model, RequestOptions.defaults(), tariff, OwnCalls.PROBE);
        return new SyntheticProbes(set, model, schedule, new Asker(target, checker, false, time, pause));
    }

    /** Begins, after a first wait; without effect the second time, and after {@link #close}. */
    public void start(ProbeListener listener, Failures failures) {
        if (closed || !started.compareAndSet(false, true)) {
            return;
        }
        Thread daemon = new Thread(() -> run(listener, failures), "llmops-probes");
        daemon.setDaemon(true);
        thread = daemon;
        daemon.start();
    }

    private void run(ProbeListener listener, Failures failures) {
        while (!closed) {
            try {
                pause.sleep(schedule.next(ThreadLocalRandom.current().nextDouble()));
                probe(listener, failures);
            } catch (InterruptedException e) {
                return;
            } catch (Throwable t) {
                failures.caught("probe", t);
            }
        }
    }

    /** One probe, unless it is quiet or the day's budget is spent. */
    void probe(ProbeListener listener, Failures failures) throws InterruptedException {
        ZonedDateTime now = time.now().atZone(schedule.zone());
        if (!now.toLocalDate().equals(day)) {
            day = now.toLocalDate();
            spentUsd = 0;
        }
        if (closed || schedule.isQuiet(now.toLocalTime()) || spentUsd + dearestUsd > schedule.dailyBudgetUsd()) {
            return;
        }
        GoldenCase golden = set.cases().get(next);
        next = (next + 1) % set.cases().size();
        CaseResult result = asker.ask(golden, 0);
        spentUsd += result.costUsd();
        dearestUsd = Math.max(dearestUsd, result.costUsd());
        try {
            listener.onProbe(set.name(), model, result);
        } catch (Throwable t) {
            failures.caught("listener", t);
        }
    }

    /** Ends within two seconds, whatever the model does; a probe under way is given up. */
    @Override
    public void close() {
        closed = true;
        Thread running = thread;
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        running.interrupt();
        try {
            running.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
