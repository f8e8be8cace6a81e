package io.llmops.alerting.assess;

import io.llmops.alerting.incident.Assessor;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Reaction;
import io.llmops.alerting.incident.Reaction.Action;
import io.llmops.alerting.incident.Verdict;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.alerting.triage.cause.live.CauseWatch;
import io.llmops.call.ModelVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Asks why quality moved: the model, the users, or chance. Two engines look: one that watches all the time what is usual given
 * who asks what, and one that compares the texts of the calls since an incident began with those before, and asks the golden
 * set if there is one. What the second finds goes before; chance it is only if both say so. Used by the ticking thread, except
 * where it says otherwise; what takes long is done by the executor.
 */
public final class CauseAssessor implements Assessor {

    private static final String MODEL = "gen_ai.request.model";
    private static final String US = "llmops";
    private static final double CERTAIN = 0.9;

    private final CauseWatch watch;
    private final CallSamples samples;
    private final KnownAnswers golden;
    private final Breaches breaches;
    private final Executor executor;
    private final Map<String, Inquiry> inquiries = new HashMap<>(); // by incident
    private final Queue<ModelVersion> seen = new ConcurrentLinkedQueue<>();
    private Instant now = Instant.EPOCH;

    /**
     * @param monitors that there are
     * @param executor may take a few seconds for each task
     */
    public CauseAssessor(
            CauseWatch watch,
            CallSamples samples,
            KnownAnswers golden,
            Supplier<List<Monitor>> monitors,
            Executor executor) {
        this.watch = watch;
        this.samples = samples;
        this.golden = golden;
        this.breaches = new Breaches(monitors);
        this.executor = executor;
    }

    /** A model of the same name became another one, the provider says. From any thread. */
    public void seen(ModelVersion version) {
        seen.add(version);
    }

    /** Takes what happened since the last tick. */
    public void tick(Instant now) {
        this.now = now;
        for (ModelVersion version = seen.poll(); version != null; version = seen.poll()) {
            told(version);
        }
        watch.tick(now);
        golden.tick(now);
        golden.takeNew().forEach(it -> watch.golden(it.model(), it.at(), it.replies()));
        inquiries.values().removeIf(it -> it.isOver(now));
    }

    private void told(ModelVersion version) {
        if (version.requestModel().isPresent() && version.responseModel().isPresent()) {
            watch.modelSeen(
                    version.requestModel().get(), version.responseModel().get(), now);
        }
    }

    @Override
    public List<Finding> of(Incident incident) {
        Optional<String> model = Optional.ofNullable(incident.labels().get(MODEL));
        if (model.isEmpty() || breaches.of(incident).noneMatch(CauseAssessor::isAboutQuality)) {
            return List.of();
        }
        Inquiry inquiry = inquiries.computeIfAbsent(
                incident.key() + " " + incident.openedAt(), any -> new Inquiry(model.get(), incident.onset()));
        inquiry.look(samples, golden, executor, now);
        return inquiry.diagnosis().map(it -> finding(weighed(it, watch.diagnose(model, now)))).stream()
                .toList();
    }

    private static Diagnosis weighed(Diagnosis compared, Diagnosis watched) {
        if (compared.cause().isChange()) {
            return compared;
        }
        if (watched.cause().isChange()) {
            return watched;
        }
        boolean chance = compared.cause() == Cause.NOISE && watched.cause() == Cause.NOISE;
        return chance ? compared : new Diagnosis(Cause.UNKNOWN, compared.confidence(), compared.evidence());
    }

    /**
     * What to do about incidents that are chance: they are over, and were no true alerts. Not if somebody takes care already, or
     * something else than quality is wrong, too.
     */
    public List<Reaction> endings(List<Incident> open, Instant now) {
        return open.stream()
                .filter(this::isChance)
                .flatMap(it -> Stream.of(new Action.Judge(Verdict.FALSE_ALARM), new Action.Resolve())
                        .map(action -> new Reaction(it.key(), OptionalLong.of(it.occurrence()), action, US, now)))
                .toList();
    }

    private boolean isChance(Incident incident) {
        return incident.handling().acknowledged().isEmpty()
                && breaches.areAll(incident, CauseAssessor::isAboutQuality)
                && incident.background().findings().stream()
                        .anyMatch(it -> it.verdict().equals(Cause.NOISE.name()) && it.confidence() >= CERTAIN);
    }

    /** Evaluations, and how long answers are. */
    private static boolean isAboutQuality(Condition condition) {
        if (condition instanceof Change change) {
            return change.series().id().startsWith("evaluation:")
                    || change.series().id().equals("output_tokens");
        }
        return condition.parts().stream().anyMatch(CauseAssessor::isAboutQuality)
                || condition.about().stream()
                        .anyMatch(it -> it.metric().contains(".evaluation.")
                                || it.metric().endsWith("output_tokens"));
    }

    /** A model that changed is worth waking somebody for. */
    private Finding finding(Diagnosis diagnosis) {
        Optional<Severity> atLeast = switch (diagnosis.cause()) {
            case MODEL_CHANGED, BOTH -> Optional.of(Severity.ERROR);
            case USERS_CHANGED, NOISE, UNKNOWN -> Optional.empty();
        };
        return Finding.of(
                now,
                diagnosis.cause(),
                diagnosis.confidence(),
                diagnosis.evidence().stream().map(Evidence::sentence).toList(),
                atLeast);
    }
}
