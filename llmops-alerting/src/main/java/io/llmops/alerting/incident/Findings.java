package io.llmops.alerting.incident;

import io.llmops.alerting.incident.Finding.Question;
import io.llmops.alerting.monitor.Severity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about an incident so far, at most one answer to each question. One that people know is given up only for
 * another that is as sure, and has been so for {@value #STEADY_MINUTES} minutes: while a trouble ends, it can look like another.
 */
final class Findings {

    private static final int STEADY_MINUTES = 10;
    private static final Duration STEADY = Duration.ofMinutes(STEADY_MINUTES);

    private final Map<Question, Finding> known = new EnumMap<>(Question.class);
    private final Map<Question, Finding> doubts = new EnumMap<>(Question.class); // the first of those that differ

    /** Goes on with those of an earlier process. */
    void restore(List<Finding> stored) {
        stored.forEach(it -> known.put(it.question(), it));
    }

    /** Whether it is taken; what is not is doubted. */
    boolean take(Finding now) {
        Finding before = known.get(now.question());
        if (before != null
                && before.conclusive()
                && !before.verdict().equals(now.verdict())
                && !convinces(now, before)) {
            return false;
        }
        doubts.remove(now.question());
        known.put(now.question(), now);
        return true;
    }

    private boolean convinces(Finding now, Finding before) {
        Question question = now.question();
        if (!now.conclusive() || now.confidence() < before.confidence()) {
            doubts.remove(question);
            return false;
        }
        Finding doubt = doubts.get(question);
        if (doubt == null || !doubt.verdict().equals(now.verdict())) {
            doubts.put(question, now);
            return false;
        }
        return !doubt.at().plus(STEADY).isAfter(now.at());
    }

    /** Whether people do not know it yet. */
    boolean isNews(Finding now) {
        return now.conclusive()
                && Optional.ofNullable(known.get(now.question()))
                        .filter(it -> it.verdict().equals(now.verdict()))
                        .isEmpty();
    }

    List<Finding> all() {
        return List.copyOf(known.values());
    }

    /** How bad they make it. */
    Severity atLeast(Severity otherwise) {
        return known.values().stream()
                .flatMap(it -> it.atLeast().stream())
                .reduce(otherwise, (one, other) -> one.isAtLeast(other) ? one : other);
    }
}
