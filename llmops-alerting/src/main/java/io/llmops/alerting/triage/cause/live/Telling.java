package io.llmops.alerting.triage.cause.live;

import io.llmops.alerting.triage.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts what was found into sentences. */
final class Telling {

    static final long HOURS = 6;

    private static final double WORTH_TELLING = 3; // nats
    private static final double NO_SIZE = 1e-9;

    private Telling() {}

    /** What has shifted, the weightiest first. */
    static List<Evidence> shifted(List<Symptom> symptoms, long millis) {
        return symptoms.stream()
                .filter(it -> it.evidence() >= WORTH_TELLING)
                .sorted(Comparator.comparingDouble(Symptom::evidence).reversed())
                .map(it -> new Evidence(
                        it.name(),
                        String.format(
                                "%s: %s than usual, for %s",
                                it.subject(), it.wording().of(it.shift()), lasting(millis - it.since())),
                        Map.of("shift", it.shift(), "logEvidence", it.evidence())))
                .toList();
    }

    /** What would have been seen in the last hours. */
    static List<Evidence> detectable(List<Symptom> symptoms, double evidence, long millis) {
        List<Evidence> all = new ArrayList<>();
        for (Symptom each : symptoms) {
            if (each.batches(millis, HOURS) >= 1) {
                double shift = each.detectable(evidence, millis, HOURS);
                all.add(new Evidence(
                        "detectable:" + each.name(),
                        String.format(
                                "%s: a change of %s would have been seen within %d h",
                                each.subject(), each.wording().size(shift), HOURS),
                        Map.of("shift", shift)));
            }
        }
        return all;
    }

    /** How much is because of what is asked, and how much because of what comes of it. */
    static List<Evidence> sizes(Map<String, Sizes.Split> splits) {
        List<Evidence> all = new ArrayList<>();
        splits.forEach((name, split) -> {
            if (Math.abs(split.mix()) + Math.abs(split.within()) > NO_SIZE) {
                all.add(new Evidence(
                        "size:" + name,
                        String.format(
                                Locale.ROOT,
                                "%s moved by %+.3f in the last hours: %+.3f because the same kinds of questions have other"
                                        + " results, %+.3f because other kinds are asked",
                                name.startsWith("score:")
                                        ? "the score '" + name.substring(6) + "'"
                                        : "log output tokens",
                                split.mix() + split.within(),
                                split.within(),
                                split.mix()),
                        Map.of("mix", split.mix(), "within", split.within())));
            }
        });
        return all;
    }

    static List<Evidence> golden(GoldenChart golden) {
        GoldenChart.Run run = golden.last();
        if (run.pairs() == 0) {
            return List.of();
        }
        return List.of(new Evidence(
                "golden",
                String.format(
                        Locale.ROOT,
                        "%d golden questions, each against itself: answers %s (z %.1f), right answers %+.1f points (z %.1f)",
                        run.pairs(),
                        Wording.ANSWERS.of(run.lengthShift()),
                        run.lengthZ(),
                        100 * run.checkShift(),
                        run.checkZ()),
                Map.of(
                        "pairs", (double) run.pairs(),
                        "lengthShift", run.lengthShift(),
                        "checkShift", run.checkShift(),
                        "logEvidence", golden.evidence())));
    }

    private static String lasting(long millis) {
        Duration duration = Duration.ofMillis(millis);
        return duration.toHours() >= 2 ? duration.toHours() + " h" : Math.max(1, duration.toMinutes()) + " min";
    }
}
