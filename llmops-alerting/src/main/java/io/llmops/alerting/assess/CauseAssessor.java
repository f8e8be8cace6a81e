package io.llmops.alerting.assess;

import io.llmops.alerting.incident.Assessor;
import io.llmops.alerting.incident.Finding;
import io.llmops.alerting.incident.Incident;
import io.llmops.alerting.incident.Member;
import io.llmops.alerting.monitor.Change;
import io.llmops.alerting.monitor.Condition;
import io.llmops.alerting.monitor.Monitor;
import io.llmops.alerting.monitor.Severity;
import io.llmops.alerting.triage.Evidence;
import io.llmops.alerting.triage.cause.Diagnosis;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Asks why quality moved: the model, the users, or chance. When an incident opens, the golden set is asked, if there is one,
 * and the calls since are compared with those before; twice more while it is open, with more calls. Used by the ticking
 * thread; what takes long is done by the executor.
 */
public final class CauseAssessor implements Assessor {

    private static final String MODEL = "gen_ai.request.model";

    private final CallSamples samples;
    private final KnownAnswers golden;
    private final Supplier<List<Monitor>> monitors;
    private final Executor executor;
    private final Map<String, Inquiry> inquiries = new HashMap<>(); // by incident
    private Instant now = Instant.EPOCH;

    /**
     * @param monitors that there are
     * @param executor may take a few seconds for each task
     */
    public CauseAssessor(
            CallSamples samples, KnownAnswers golden, Supplier<List<Monitor>> monitors, Executor executor) {
        this.samples = samples;
        this.golden = golden;
        this.monitors = monitors;
        this.executor = executor;
    }

    /** Time passes. */
    public void tick(Instant now) {
        this.now = now;
        golden.tick(now);
        inquiries.values().removeIf(it -> it.isOver(now));
    }

    @Override
    public List<Finding> of(Incident incident) {
        Optional<String> model = Optional.ofNullable(incident.labels().get(MODEL));
        if (model.isEmpty() || incident.members().stream().noneMatch(this::isAboutQuality)) {
            return List.of();
        }
        golden.ask(model.get(), now);
        Inquiry inquiry = inquiries.computeIfAbsent(
                incident.key() + " " + incident.onset(), any -> new Inquiry(model.get(), incident.onset()));
        inquiry.look(samples, golden, executor, now);
        return inquiry.diagnosis().map(this::finding).stream().toList();
    }

    private boolean isAboutQuality(Member member) {
        boolean wrong = member.state() == Member.State.FIRING || member.state() == Member.State.FLAPPING;
        return wrong
                && monitors.get().stream()
                        .filter(it -> it.name().equals(member.monitor()))
                        .anyMatch(it -> isAboutQuality(it.condition()));
    }

    /** Evaluations, and how long answers are. */
    static boolean isAboutQuality(Condition condition) {
        if (condition instanceof Change change) {
            return change.series().id().startsWith("evaluation:")
                    || change.series().id().equals("output_tokens");
        }
        return condition.parts().stream().anyMatch(CauseAssessor::isAboutQuality)
                || condition.about().stream()
                        .anyMatch(it ->
                                it.metric().contains(".evaluation.") || it.metric().endsWith("output_tokens"));
    }

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
