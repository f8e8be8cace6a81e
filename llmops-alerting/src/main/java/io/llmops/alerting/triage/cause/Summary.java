package io.llmops.alerting.triage.cause;

import io.llmops.alerting.triage.Evidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The evidence, the weightiest first. */
final class Summary {

    private Summary() {}

    static List<Evidence> of(Weighing weighing, Finding users, Finding live, Finding golden, List<Evidence> more) {
        List<Evidence> all = new ArrayList<>();
        Stream.of(users, live, golden)
                .sorted(Comparator.comparingDouble(Finding::p))
                .map(Finding::evidence)
                .forEach(all::addAll);
        all.addAll(more);
        if (weighing.cause() == Cause.USERS_CHANGED && !weighing.isModelSharp()) {
            all.add(new Evidence(
                    "reservation",
                    "whether the model changed as well cannot be told from these calls; a golden set would tell",
                    Map.of()));
        }
        return all;
    }
}
