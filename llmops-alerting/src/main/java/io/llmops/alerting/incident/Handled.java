package io.llmops.alerting.incident;

import io.llmops.alerting.incident.Handling.Acknowledged;
import io.llmops.alerting.incident.Handling.Judged;
import io.llmops.alerting.incident.Handling.ResolvedByHand;
import io.llmops.alerting.monitor.Prose;
import java.util.Optional;

/** What a reaction makes of what people had done before, and how that is told: {@code acknowledged by ada}. */
record Handled(Handling handling, String news) {

    /** Empty if it changes nothing: whoever acknowledges first has done so. */
    static Optional<Handled> of(Handling before, Reaction reaction) {
        String by = " by " + reaction.by();
        Reaction.Action action = reaction.action();
        if (action instanceof Reaction.Action.Acknowledge
                && before.acknowledged().isEmpty()) {
            Acknowledged who = new Acknowledged(reaction.by(), reaction.at());
            return Optional.of(new Handled(before.with(who), "acknowledged" + by));
        }
        if (action instanceof Reaction.Action.Unacknowledge
                && before.acknowledged().isPresent()) {
            return Optional.of(new Handled(before.unacknowledged(), "no longer acknowledged, says " + reaction.by()));
        }
        if (action instanceof Reaction.Action.Resolve && before.resolved().isEmpty()) {
            ResolvedByHand who = new ResolvedByHand(reaction.by(), reaction.at());
            return Optional.of(new Handled(before.with(who), "resolved" + by));
        }
        if (action instanceof Reaction.Action.Assign it && !before.assignee().equals(Optional.of(it.assignee()))) {
            return Optional.of(new Handled(before.assignedTo(it.assignee()), "assigned to " + it.assignee() + by));
        }
        if (action instanceof Reaction.Action.Silence it) {
            return Optional.of(new Handled(before, "silenced for " + Prose.duration(it.duration()) + by));
        }
        if (action instanceof Reaction.Action.Judge it && !isJudged(before, it.verdict())) {
            Judged how = new Judged(it.verdict(), reaction.by(), reaction.at());
            return Optional.of(new Handled(before.with(how), "judged a " + it.verdict() + by));
        }
        return Optional.empty();
    }

    private static boolean isJudged(Handling before, Verdict verdict) {
        return before.judged().filter(it -> it.verdict() == verdict).isPresent();
    }
}
