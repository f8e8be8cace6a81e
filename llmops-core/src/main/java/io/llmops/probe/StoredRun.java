package io.llmops.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run and its results so far; of results of the same trial the last counts. */
public record StoredRun(RunInfo info, List<CaseResult> results) {

    public StoredRun {
        Map<String, CaseResult> last = new LinkedHashMap<>();
        for (CaseResult each : results) {
            last.put(each.trial().repeat() + " " + each.trial().caseId(), each);
        }
        results = List.copyOf(last.values());
    }

    /** The results by case, in the order in which the cases came. */
    public Map<String, CaseSummary> cases() {
        Map<String, List<CaseResult>> byCase = new LinkedHashMap<>();
        for (CaseResult each : results) {
            byCase.computeIfAbsent(each.trial().caseId(), it -> new ArrayList<>())
                    .add(each);
        }
        Map<String, CaseSummary> summaries = new LinkedHashMap<>();
        byCase.forEach((id, of) -> summaries.put(id, CaseSummary.of(of)));
        return summaries;
    }

    /** The share of right answers by weight of their cases, 0..1; errors left out. NaN without any graded answer. */
    public double shareRight() {
        double right = 0;
        double weight = 0;
        for (CaseSummary each : cases().values()) {
            if (each.graded() > 0) {
                right += each.trial().weight() * each.shareRight();
                weight += each.trial().weight();
            }
        }
        return weight == 0 ? Double.NaN : right / weight;
    }

    /** How many trials ended without a grade: counted apart from wrong answers. */
    public long errors() {
        return results.stream().filter(it -> !it.isGraded()).count();
    }

    public double costUsd() {
        return results.stream().mapToDouble(CaseResult::costUsd).sum();
    }

    /**
     * The version that answered: the model, and the provider's fingerprint where it tells one. Empty where several did, or
     * none said.
     */
    public Optional<String> modelVersion() {
        List<String> versions = results.stream()
                .flatMap(it -> it.answer().stream())
                .map(it -> it.model().orElse("?")
                        + it.systemFingerprint().map(f -> "/" + f).orElse(""))
                .distinct()
                .toList();
        return versions.size() == 1 && !versions.get(0).equals("?") ? Optional.of(versions.get(0)) : Optional.empty();
    }
}
