package io.llmops.examples.day;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The scores of several days as a Markdown table, a row as soon as its day is over. */
final class ManyDays {

    private final List<Long> timesToDetect = new ArrayList<>();
    private final PrintStream out;
    private int injected;
    private int opened;
    private int missed;
    private int falses;
    private int unresolved;
    private int rightlyTold;
    private int unclean;
    private int days;

    ManyDays(PrintStream out) {
        this.out = out;
        out.println(
                "| seed | calls | injected | opened | missed | false | unresolved | rightly woken or let sleep | median time to detect | stand-ins |");
        out.println("|---|---|---|---|---|---|---|---|---|---|");
        out.flush();
    }

    void add(long seed, Simulation.Result result) {
        Scoreboard.Score score = result.score();
        row(
                Long.toString(seed),
                String.format(Locale.ROOT, "%,d", result.calls()),
                score,
                result.clean() ? "clean" : "violations");
        days++;
        injected += score.injected();
        opened += score.opened();
        missed += score.missed();
        falses += score.falses();
        unresolved += score.unresolved();
        rightlyTold += score.rightlyTold();
        unclean += result.clean() ? 0 : 1;
        timesToDetect.addAll(score.timesToDetect());
    }

    void total() {
        List<Long> sorted = timesToDetect.stream().sorted().toList();
        row(
                "**" + days + " days**",
                "",
                new Scoreboard.Score(injected, opened, missed, falses, unresolved, rightlyTold, sorted),
                unclean == 0 ? "clean" : unclean + " with violations");
    }

    private void row(String seed, String calls, Scoreboard.Score score, String standIns) {
        List<Long> times = score.timesToDetect();
        out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d | %d | %d | %d | %s | %s |%n",
                seed,
                calls,
                score.injected(),
                score.opened(),
                score.missed(),
                score.falses(),
                score.unresolved(),
                score.rightlyTold(),
                times.isEmpty() ? "-" : DayTime.minutes(times.get(times.size() / 2)),
                standIns);
        out.flush();
    }
}
