package io.llmops;

import io.llmops.call.ModelVersion;
import io.llmops.evaluation.EvaluationListener;
import io.llmops.evaluation.Evaluations;
import io.llmops.probe.judge.JudgeEvaluator;
import io.llmops.record.CallListener;
import io.llmops.record.CallRecorder;
import io.llmops.record.CallRecorders;
import io.llmops.record.Failures;
import io.llmops.telemetry.CallMetrics;
import io.llmops.telemetry.MetricSink;
import io.llmops.telemetry.ModelVersions;
import io.llmops.telemetry.Naming;
import io.llmops.telemetry.OpenTelemetryEvents;
import io.llmops.telemetry.OpenTelemetryMetrics;
import io.llmops.telemetry.OpenTelemetrySpans;
import io.llmops.telemetry.ProbeMetrics;
import io.llmops.telemetry.ResponseIndex;
import io.llmops.telemetry.SelfMetrics;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of an {@link LlmOps}, put together as its builder says. */
final class Assembly {

    private static final Logger log = LoggerFactory.getLogger(LlmOps.class);

    final Failures failures = Failures.loggedOnly();
    final List<AutoCloseable> owned = new ArrayList<>();
    final List<Extension> extensions;
    final Announcements announcements;
    final ModelVersions versions;
    final CallMetrics metrics;
    final ProbeMetrics probes;
    final CallRecorders recorders;

    private final SelfCheck selfCheck;
    private final LlmOpsBuilder settings;
    private final Naming naming;
    private final List<CallListener> ownListeners = new ArrayList<>();
    private final Housekeeping housekeeping = new Housekeeping(failures);

    /** Starts the extensions; if one of them cannot start, those before it are closed. */
    Assembly(LlmOpsBuilder settings) {
        this.settings = settings;
        this.naming = settings.naming.or(Naming::fromEnvironment).orElse(Naming.BOTH);
        this.extensions = List.copyOf(settings.extensions);
        this.announcements = new Announcements(extensions, failures);
        this.selfCheck = new SelfCheck(settings.time::now, log::warn);
        this.versions = new ModelVersions(settings.time::now, this::modelSeen);
        Deque<Extension> started = new ArrayDeque<>();
        try {
            ApplicationMetrics own = new ApplicationMetrics(settings, naming, failures);
            Attachments attached = start(started, own);
            List<MetricSink> sinks = sinks(own, attached);
            countFailures(sinks);
            this.metrics = metrics(sinks);
            this.probes = new ProbeMetrics(sinks, failures);
            this.recorders = recorders(attached);
            var watched = new ResourceWatch.Settings(settings.resources, settings.resourceInterval);
            owned.add(ResourceWatch.start(watched, sinks, settings.time, failures));
        } catch (RuntimeException | Error e) {
            started.forEach(Extension::close);
            housekeeping.close();
            throw e;
        }
        owned.add(housekeeping);
    }

    /** What the extensions add. */
    private record Attachments(
            List<MetricSink> sinks, List<CallListener> listeners, List<EvaluationListener> evaluationListeners) {}

    private Attachments start(Deque<Extension> started, ApplicationMetrics own) {
        Attachments all = new Attachments(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Extension extension : extensions) {
            Extension.Attachment attachment = extension.start(
                    new Extension.Surroundings(settings.time, failures, settings.models, own.openTelemetryNaming()));
            started.push(extension);
            attachment
                    .meterProviders()
                    .forEach(provider -> all.sinks.add(new OpenTelemetryMetrics(provider, Naming.CURRENT)));
            all.listeners.addAll(attachment.listeners());
            all.evaluationListeners.addAll(attachment.evaluationListeners());
        }
        return all;
    }

    private List<MetricSink> sinks(ApplicationMetrics own, Attachments attached) {
        List<MetricSink> sinks = new ArrayList<>(own.sinks());
        own.warning().ifPresent(log::warn);
        if (own.warning().isPresent() && extensions.isEmpty()) {
            summarise();
        }
        sinks.addAll(attached.sinks);
        return sinks;
    }

    private void summarise() {
        CallSummary summary = new CallSummary();
        ownListeners.add(summary);
        housekeeping.everyMinute(() -> {
            summary.next().ifPresent(log::info);
            return true;
        });
        owned.add(() -> summary.next().ifPresent(log::info));
    }

    /** A client is instrumented: its calls are to come. */
    void expectCalls(String name, CallRecorder recorder) {
        if (selfCheck.watch(name, recorder)) {
            housekeeping.everyMinute(selfCheck::look);
        }
    }

    private void countFailures(List<MetricSink> sinks) {
        Failures.Sink counter = new SelfMetrics(sinks);
        failures.countBy(counter);
        settings.guard.countBy(counter);
    }

    private CallMetrics metrics(List<MetricSink> sinks) {
        ResponseIndex responses = new ResponseIndex(settings.responseRetention, settings.time.now());
        return new CallMetrics(sinks, settings.prices, responses, versions, failures);
    }

    private CallRecorders recorders(Attachments attached) {
        OpenTelemetryEvents events = new OpenTelemetryEvents(
                settings.openTelemetry.getLogsBridge(), naming, settings.content, settings.evaluationEvents, failures);
        // spans come first, so that metrics recorded in their context carry trace ids as exemplars
        List<CallListener> listeners = new ArrayList<>();
        listeners.add(
                new OpenTelemetrySpans(settings.openTelemetry.getTracerProvider(), naming, settings.content, failures));
        listeners.add(metrics);
        if (settings.callEvents) {
            listeners.add(events);
        }
        List<EvaluationListener> told = new ArrayList<>(List.of(metrics, events));
        told.addAll(attached.evaluationListeners);
        if (!settings.evaluators.isEmpty() && settings.evaluationSampleRate > 0) {
            Evaluations evaluations = evaluations(told);
            listeners.add(settings.ownCallsEvaluated ? evaluations : evaluations.ofUsers());
        }
        settings.judges.forEach(it -> listeners.add(judgements(it, told).ofUsers()));
        listeners.addAll(attached.listeners);
        listeners.addAll(settings.listeners);
        listeners.addAll(ownListeners);
        return new CallRecorders(
                settings.time, listeners, settings.guard, failures, settings.models, settings.abandonAfter);
    }

    private Evaluations evaluations(List<EvaluationListener> listeners) {
        Executor executor = settings.evaluationExecutor;
        if (executor == null) {
            EvaluationThreads thread = EvaluationThreads.ofHeuristics();
            owned.add(thread);
            executor = thread;
        }
        return new Evaluations(settings.evaluators, settings.evaluationSampleRate, executor, listeners, failures);
    }

    private Evaluations judgements(JudgeEvaluator judge, List<EvaluationListener> listeners) {
        EvaluationThreads threads = EvaluationThreads.ofJudge(judge.limits().concurrency());
        owned.add(threads);
        return new Evaluations(List.of(judge), judge.limits().sampleRate(), threads, listeners, failures);
    }

    /** Found on the thread of somebody's call, which shall not wait for the extensions. */
    private void modelSeen(ModelVersion version, ModelVersion before) {
        Instant at = settings.time.now();
        housekeeping.soon(() -> announcements.publish(new OpsEvent.ModelSeen(version, before, at)));
    }
}
