package io.llmops.probe;

import java.util.List;

/**
 * One asking of one case.
 *
 * @param repeat from 0
 * @param fingerprint of the case as it was asked; empty in files that others wrote
 */
public record Trial(String caseId, int repeat, String fingerprint, List<String> tags, double weight) {

    public Trial {
        tags = List.copyOf(tags);
    }

    static Trial of(GoldenCase golden, int repeat) {
        return new Trial(golden.id(), repeat, golden.fingerprint(), golden.tags(), golden.weight());
    }
}
