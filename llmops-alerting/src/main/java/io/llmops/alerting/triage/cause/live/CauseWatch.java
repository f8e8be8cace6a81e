package io.llmops.alerting.triage.cause.live;

import io.llmops.alerting.digest.DigestReader;
import io.llmops.alerting.digest.Digests;
import io.llmops.alerting.digest.Names;
import io.llmops.alerting.triage.cause.Cause;
import io.llmops.alerting.triage.cause.Diagnosis;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why the answers of the models of this process moved, from their digests: each of the first {@value #MODELS} models by
 * itself. Fed at every tick, asked when there is an alert. For one thread at a time. Memory: 2 MB with eight models.
 */
public final class CauseWatch {

    /** How many models are told apart; of others nothing is said. */
    static final int MODELS = 8;

    private static final Diagnosis NOTHING_KNOWN = new Diagnosis(Cause.UNKNOWN, 0, List.of());

    private final Digests digests;
    private final DigestReader reader;
    private final Map<String, LiveCause> models = new LinkedHashMap<>();

    /** Reads all digests from now on. */
    public CauseWatch(Digests digests) {
        this.digests = digests;
        this.reader = digests.reader();
    }

    /** Takes what happened since the last time. */
    public void tick(Instant now) {
        reader.read(digest -> of(digests.models().name(digest.model())).ifPresent(it -> it.take(digest)));
        models.values().forEach(it -> it.advance(now));
    }

    /** Takes a golden run of this model. */
    public void golden(String model, Instant now, List<GoldenReply> answers) {
        of(model).ifPresent(it -> it.golden(now, answers));
    }

    /**
     * The provider said which model answered.
     *
     * @param model that was asked for
     * @param responseModel that answered
     */
    public void modelSeen(String model, String responseModel, Instant now) {
        of(model).ifPresent(it -> it.modelSeen(responseModel, now));
    }

    private Optional<LiveCause> of(String model) {
        if (model.equals(Names.OTHER) || (models.size() == MODELS && !models.containsKey(model))) {
            return Optional.empty();
        }
        return Optional.of(models.computeIfAbsent(
                model, any -> new LiveCause(id -> digests.evaluations().name(id))));
    }

    /**
     * Why the answers of a model moved, now.
     *
     * @param model that was asked for; empty for the one of which most can be said
     */
    public Diagnosis diagnose(Optional<String> model, Instant now) {
        if (model.isPresent()) {
            LiveCause known = models.get(model.get());
            return known == null ? NOTHING_KNOWN : known.diagnose(now);
        }
        return models.values().stream()
                .map(it -> it.diagnose(now))
                .max(Comparator.comparing((Diagnosis it) -> it.cause() != Cause.NOISE && it.cause() != Cause.UNKNOWN)
                        .thenComparing(Diagnosis::confidence))
                .orElse(NOTHING_KNOWN);
    }
}
