package io.llmops.alerting;

import io.llmops.OpsEvent;
import io.llmops.alerting.assess.CauseAssessor;
import io.llmops.alerting.assess.KnownAnswers;
import io.llmops.alerting.assess.ScopeAssessor;
import io.llmops.alerting.incident.Assessor;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.triage.cause.live.CauseWatch;
import io.llmops.record.Failures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What finds out about incidents, and the thread on which it does what takes long: to ask golden sets, to compare calls. Where
 * the application ticks there is none, and all is done within the tick, so that a replay is the same every time.
 */
final class Inquiries implements Assessor {

    private static final int MOST_WAITING = 64;

    private final ScopeAssessor scope;
    private final CauseAssessor cause;
    private final @Nullable ThreadPoolExecutor thread;

    Inquiries(AlertingSettings settings, Intake intake, Watching watching, Supplier<Failures> failures) {
        thread = settings.interval().isEmpty() ? null : thread(failures);
        Executor where = thread == null ? Runnable::run : thread;
        Executor executor = task -> where.execute(() -> guarded(task, failures));
        KnownAnswers golden = new KnownAnswers(
                settings.golden(), executor, thrown -> failures.get().caught("golden set", thrown));
        cause = new CauseAssessor(
                new CauseWatch(intake.digests()), intake.samples(), golden, watching::monitors, executor);
        scope = new ScopeAssessor(intake.triage(), watching::monitors);
    }

    private static void guarded(Runnable task, Supplier<Failures> failures) {
        try {
            task.run();
        } catch (Throwable t) {
            failures.get().caught("inquiry", t);
        }
    }

    private static ThreadPoolExecutor thread(Supplier<Failures> failures) {
        ThreadPoolExecutor thread = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Inquiries::daemon,
                (work, it) -> failures.get().dropped("inquiries", 1));
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "llmops-inquiries");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes what happened since the last tick. */
    void tick(Instant now) {
        scope.tick(now);
        cause.tick(now);
    }

    @Override
    public List<Finding> of(Incident incident) {
        return Stream.of(scope, cause).flatMap(it -> it.of(incident).stream()).toList();
    }

    /** From any thread. */
    void heard(OpsEvent event) {
        if (event instanceof OpsEvent.ModelSeen it) {
            cause.seen(it.version());
        }
    }

    /** What to do about incidents that turned out to be nothing. */
    List<Reaction> endings(List<Incident> open, Instant now) {
        return cause.endings(open, now);
    }

    /** What is under way is given up. */
    void close() {
        Optional.ofNullable(thread).ifPresent(ThreadPoolExecutor::shutdownNow);
    }
}
