package io.llmops.guardrails;

import io.llmops.call.Origin;
import io.llmops.record.Failures;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was configured. */
record Pipeline(
        Side input,
        Side output,
        Set<Origin> trusted,
        @Nullable String reply,
        ObserveQueue observing,
        Failures failures) {

    /** The guardrails of one direction, in order. */
    record Side(List<Placement> enforced, List<Placement> observed) {

        static Side of(List<Placement> placements) {
            return new Side(
                    placements.stream()
                            .filter(placed -> !placed.enforcement().isObserve())
                            .toList(),
                    placements.stream()
                            .filter(placed -> placed.enforcement().isObserve())
                            .toList());
        }

        boolean isEmpty() {
            return enforced.isEmpty() && observed.isEmpty();
        }
    }
}
