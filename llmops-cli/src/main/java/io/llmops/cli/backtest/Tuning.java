package io.llmops.cli.backtest;

import io.llmops.alerting.monitor.Monitor;
import java.util.List;
import java.util.Optional;

/**
 * One monitor at several limits, the most sensitive first.
 *
 * @param dial what was turned
 * @param tries each limit and what came of it
 */
record Tuning(Monitor monitor, Dial dial, List<Try> tries) {

    private static final double NEGLIGIBLE = 1e-9;

    /** What came of one limit. */
    record Try(double limit, Score score) {}

    /**
     * With incidents of its own: the best balance of precision and recall; where several limits do it, the middle one, which
     * leaves room on both sides, unless the limit there is does it too. Without: the most sensitive limit with at most so many
     * alerts a week, all of which are false if something else was labelled. Empty if none is worth having.
     *
     * @param labelled whether anything was labelled
     */
    Optional<Try> suggested(boolean labelled, double weeks, double alertsPerWeek) {
        if (tries.stream().anyMatch(it -> it.score().incidents() > 0)) {
            return bestBalance();
        }
        List<Try> quiet = tries.stream()
                .filter(it -> it.score().alerts() <= alertsPerWeek * weeks)
                .toList();
        return labelled
                ? now().filter(quiet::contains).or(() -> quiet.stream().findFirst())
                : quiet.stream().findFirst();
    }

    /** What comes of the limit as it is. */
    Optional<Try> now() {
        return tries.stream().filter(it -> it.limit() == dial.now()).findFirst();
    }

    private Optional<Try> bestBalance() {
        double best = tries.stream().mapToDouble(it -> it.score().f1()).max().orElse(0);
        if (best == 0) {
            return Optional.empty();
        }
        List<Try> equals = tries.stream()
                .filter(it -> it.score().f1() >= best - NEGLIGIBLE)
                .toList();
        return now().filter(equals::contains).or(() -> Optional.of(equals.get(equals.size() / 2)));
    }
}
