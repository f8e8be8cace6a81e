package io.llmops.alerting.assess;

import io.llmops.alerting.assess.KnownAnswers.Asked;
import io.llmops.alerting.triage.cause.CauseTriage;
import io.llmops.alerting.triage.cause.Diagnosis;
import io.llmops.alerting.triage.cause.GoldenAnswer;
import io.llmops.alerting.triage.cause.SampledCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Why one incident is, looked into at most three times: at once, after ten minutes, and after half an hour. The chance of a
 * false claim is shared out among the looks, so that all together have no more than one per cent (Bonferroni).
 */
final class Inquiry {

    private static final List<Duration> LOOKS = List.of(Duration.ZERO, Duration.ofMinutes(10), Duration.ofMinutes(30));
    private static final double[] ALPHAS = {0.005, 0.0025, 0.0025};
    private static final Duration BEFORE = Duration.ofHours(3);
    /** A breach begins some time before it is seen. */
    private static final Duration UNCLEAR = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofDays(1);

    private final String model;
    private final Instant onset;
    private final AtomicReference<@Nullable Diagnosis> diagnosis = new AtomicReference<>();
    private @Nullable Instant first;
    private int looks;

    Inquiry(String model, Instant onset) {
        this.model = model;
        this.onset = onset;
    }

    /** Looks, if it is time to; asks the golden set before, which the executor does first. */
    void look(CallSamples samples, KnownAnswers golden, Executor executor, Instant now) {
        if (first == null) {
            first = now;
        }
        if (looks < LOOKS.size() && !now.isBefore(first.plus(LOOKS.get(looks)))) {
            double alpha = ALPHAS[looks];
            looks++;
            golden.ask(model, now);
            executor.execute(() -> diagnosis.set(diagnose(samples, golden, alpha, now)));
        }
    }

    private Diagnosis diagnose(CallSamples samples, KnownAnswers golden, double alpha, Instant now) {
        Instant certain = onset.minus(UNCLEAR);
        List<SampledCall> before = samples.between(model, certain.minus(BEFORE), certain);
        List<SampledCall> after = samples.between(model, onset, now);
        Optional<Asked> known = golden.before(model, certain);
        Optional<Asked> latest = golden.since(model, onset);
        List<GoldenAnswer> none = List.of();
        return new CauseTriage(alpha)
                .diagnose(
                        before,
                        after,
                        latest.isPresent() ? known.map(Asked::answers).orElse(none) : none,
                        known.isPresent() ? latest.map(Asked::answers).orElse(none) : none);
    }

    Optional<Diagnosis> diagnosis() {
        return Optional.ofNullable(diagnosis.get());
    }

    boolean isOver(Instant now) {
        return first != null && first.plus(LONGEST).isBefore(now);
    }
}
