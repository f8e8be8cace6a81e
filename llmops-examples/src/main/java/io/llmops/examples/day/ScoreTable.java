package io.llmops.examples.day;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints a day's score. */
final class ScoreTable {

    private ScoreTable() {}

    static String of(TroublePlan plan, Scoreboard board) {
        StringBuilder table = new StringBuilder();
        table.append(row("what went wrong", "from", "until", "opened", "after", "woke", "resolved"));
        Map<Trouble, Scoreboard.Opened> matched = board.matched(plan);
        for (Trouble trouble : plan.troubles()) {
            table.append(row(trouble, matched.get(trouble)));
        }
        for (Scoreboard.Opened incident : board.falses(plan)) {
            table.append(row(
                    "nothing (false)", "", "", DayTime.time(incident.atNanos), "", woke(incident), resolved(incident)));
        }
        return table.append(summary(board.score(plan))).toString();
    }

    static String summary(Scoreboard.Score score) {
        return String.format(
                Locale.ROOT,
                "injected %d, opened %d, missed %d, false %d, unresolved %d, rightly woken or let sleep %d, median time to detect %s%n",
                score.injected(),
                score.opened(),
                score.missed(),
                score.falses(),
                score.unresolved(),
                score.rightlyTold(),
                score.timesToDetect().isEmpty()
                        ? "-"
                        : DayTime.minutes(
                                score.timesToDetect().get(score.timesToDetect().size() / 2)));
    }

    private static String row(Trouble trouble, Scoreboard.@Nullable Opened incident) {
        String what = trouble.kindInWords() + ": " + trouble.sizeInWords();
        String from = DayTime.time(trouble.fromNanos());
        String until = DayTime.time(trouble.untilNanos());
        return incident == null
                ? row(what, from, until, "missed", "", "", "")
                : row(
                        what,
                        from,
                        until,
                        DayTime.time(incident.atNanos),
                        DayTime.minutes(incident.atNanos - trouble.fromNanos()),
                        woke(incident),
                        resolved(incident));
    }

    private static String woke(Scoreboard.Opened incident) {
        return incident.woke ? "yes" : "no";
    }

    private static String resolved(Scoreboard.Opened incident) {
        return incident.resolved() ? DayTime.time(incident.resolvedNanos) : "still open";
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-32s  %-5s  %-5s  %-6s  %-7s  %-4s  %s%n", cells);
    }
}
