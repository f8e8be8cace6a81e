package io.llmops.alerting.alert;

import io.llmops.alerting.alert.Transition.Kind;
import io.llmops.alerting.monitor.ConditionRunner;
import io.llmops.alerting.monitor.Feeds;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Reading;
import io.llmops.alerting.signal.Labels;
import io.llmops.alerting.silence.Silences;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A monitor at work: what runs its conditions, its alerts, and whether it can be evaluated. */
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Monitor monitor;
    private List<ConditionRunner> runners;
    private final AlertBook book;
    private final Health health;
    private final Consumer<Throwable> onFailure;

    /** @param runners of the levels' conditions */
    Watch(Monitor monitor, List<ConditionRunner> runners, Silences silences, Consumer<Throwable> onFailure) {
        this.monitor = monitor;
        this.runners = runners;
        this.onFailure = onFailure;
        book = new AlertBook(monitor, silences);
        health = new Health(monitor.policy().keepFiringFor());
    }

    /** Evaluates and tells what changed. A level that throws stays as it is; that time counts for nothing. */
    List<Transition> step(Feeds feeds, Duration elapsed, Instant now) {
        Instant judged = now.minus(monitor.policy().evaluationDelay());
        List<Optional<Map<Labels, Reading>>> levels = new ArrayList<>();
        Optional<Throwable> thrown = Optional.empty();
        for (ConditionRunner runner : runners) {
            try {
                levels.add(Optional.of(runner.step(feeds, judged)));
            } catch (VirtualMachineError e) {
                throw e;
            } catch (Throwable e) {
                onFailure.accept(e);
                thrown = Optional.of(e);
                levels.add(Optional.empty());
            }
        }
        List<Transition> transitions = new ArrayList<>(evaluated(thrown, elapsed, now));
        if (levels.stream().anyMatch(Optional::isPresent)) {
            transitions.addAll(book.step(new Sweep(levels, elapsed, judged, now)));
        }
        return transitions;
    }

    private List<Transition> evaluated(Optional<Throwable> thrown, Duration elapsed, Instant now) {
        Optional<SavedAlerts.OneFailure> before = health.failing();
        Optional<Kind> news = health.step(thrown, elapsed, now);
        if (news.isEmpty()) {
            return List.of();
        }
        String error = health.failing().or(() -> before).orElseThrow().error();
        if (news.get() == Kind.EVALUATION_FAILED) {
            LOG.warn(
                    "Monitor {} cannot be evaluated: {} at {}. Its alerts stay as they are, other monitors go on (said once "
                            + "until it works again)",
                    monitor.name(),
                    error,
                    thrown.map(Watch::firstFrame).orElse(""));
        } else {
            LOG.info("Monitor {} can be evaluated again", monitor.name());
        }
        return book.evaluation(news.get(), error, now);
    }

    private static String firstFrame(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }

    void acknowledge(Labels alert) {
        for (Labels group : book.groups().all()) {
            if (monitor.labels().plus(group).equals(alert)) {
                runners.forEach(it -> acknowledge(it, group));
            }
        }
    }

    private void acknowledge(ConditionRunner runner, Labels group) {
        try {
            runner.acknowledge(group);
        } catch (RuntimeException e) {
            onFailure.accept(e);
            LOG.debug("Monitor {} could not take an acknowledgement", monitor.name(), e);
        }
    }

    /** Goes on with runners of equal conditions. */
    void runWith(List<ConditionRunner> others) {
        runners = others;
    }

    Monitor monitor() {
        return monitor;
    }

    AlertBook book() {
        return book;
    }

    MonitorState state() {
        return new MonitorState(
                monitor,
                health.failing().map(it -> new MonitorState.Failing(it.error(), it.since())),
                book.groups().size(),
                book.groups().dropped());
    }

    SavedAlerts.OfMonitor save() {
        return new SavedAlerts.OfMonitor(
                monitor.name(), book.save(), book.groups().save(), health.failing());
    }

    void restore(SavedAlerts.OfMonitor saved) {
        book.restore(saved);
        health.restore(saved.failing());
    }
}
