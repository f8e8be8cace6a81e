package io.llmops.probe.compare;

import java.util.Comparator;
import java.util.List;

/**
 * A case that is right more or less often than before.
 *
 * @param before share of right answers over the repeats, 0..1
 */
public record ChangedCase(String id, List<String> tags, double before, double after) {

    /** The worst first. */
    static List<ChangedCase> of(List<PairedCase> pairs) {
        return pairs.stream()
                .filter(it -> it.difference() != 0)
                .sorted(Comparator.comparingDouble(PairedCase::difference)
                        .thenComparing(it -> it.after().trial().caseId()))
                .map(it -> new ChangedCase(
                        it.after().trial().caseId(),
                        it.after().trial().tags(),
                        it.before().shareRight(),
                        it.after().shareRight()))
                .toList();
    }
}
