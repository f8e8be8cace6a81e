package io.llmops.alerting.monitor;

import io.llmops.alerting.monitor.Reading.State;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** How the parts of a composite become one. */
final class Joining {

    private Joining() {}

    static State allOf(Collection<State> states) {
        return strongest(states, State.CLEAR, State.BREACHED);
    }

    static State anyOf(Collection<State> states) {
        return strongest(states, State.BREACHED, State.CLEAR);
    }

    private static State strongest(Collection<State> states, State decisive, State otherwise) {
        for (State each : List.of(decisive, State.NO_DATA, State.HOLDING)) {
            if (states.contains(each)) {
                return each;
            }
        }
        return otherwise;
    }

    static State not(State state) {
        return switch (state) {
            case CLEAR -> State.BREACHED;
            case BREACHED -> State.CLEAR;
            case HOLDING, NO_DATA -> state;
        };
    }

    /** A composite within a composite needs brackets. */
    static String part(Condition condition) {
        boolean composite = condition instanceof AllOf || condition instanceof AnyOf || condition instanceof Scheduled;
        return composite ? "(" + condition.describe() + ")" : condition.describe();
    }

    static Duration reach(List<Condition> conditions) {
        return conditions.stream()
                .map(Condition::reach)
                .max(Duration::compareTo)
                .orElseThrow();
    }

    static void requireParts(String name, List<Condition> conditions) {
        if (conditions.size() < 2) {
            throw new IllegalArgumentException(
                    name + " takes two conditions or more, but was given " + conditions + "; use the condition itself");
        }
        Condition first = conditions.get(0);
        for (Condition each : conditions) {
            if (!each.by().equals(first.by())) {
                throw new IllegalArgumentException(name + " joins its parts group by group, but [" + first
                        + "] has groups by " + first.by() + " and [" + each + "] by " + each.by()
                        + "; give their signals the same by(...)");
            }
        }
    }
}
