package io.llmops.examples.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScoreboardTest {

    private final Trouble first = new Trouble(Trouble.Kind.ERRORS, minutes(60), minutes(90), 0.3);
    private final Trouble second = new Trouble(Trouble.Kind.SLOW, minutes(300), minutes(330), 2);
    private final TroublePlan plan = new TroublePlan(List.of(first, second));
    private final Scoreboard board = new Scoreboard();

    @Test
    void countsFoundMissedAndFalseIncidents() {
        board.opened("k", "in time", minutes(64));
        board.resolved("k", minutes(95));
        board.opened("k", "the same once more", minutes(97));
        board.resolved("k", minutes(99));
        board.opened("k", "nothing was wrong", minutes(200));

        Scoreboard.Score score = board.score(plan);

        assertThat(score).isEqualTo(new Scoreboard.Score(2, 3, 1, 2, 1, 0, List.of(minutes(4))));
        assertThat(board.score(plan.until(minutes(200))).missed())
                .as("of a day that was stopped")
                .isZero();
        assertThat(ScoreTable.of(plan, board))
                .contains("errors: 30 % of calls fail")
                .contains("missed")
                .contains("nothing (false)")
                .contains("injected 2, opened 3, missed 1, false 2");
    }

    @Test
    void countsWhoWasWokenForWhatIsWorthItAndWhoWasNotForTheRest() {
        Trouble noise = new Trouble(Trouble.Kind.FALSE_POSITIVES, minutes(600), minutes(640), 0.2);
        TroublePlan three = new TroublePlan(List.of(first, second, noise));
        board.opened("errors", "wakes", minutes(61));
        board.woke("errors");
        board.opened("slow", "should wake, and does not", minutes(301));
        board.opened("blocks", "can wait", minutes(601));

        assertThat(board.score(three).rightlyTold()).isEqualTo(2);
        board.woke("blocks");
        assertThat(board.score(three).rightlyTold()).isEqualTo(1);
    }

    @Test
    void plansTroublesFarEnoughApartAndTheSameForTheSameSeed() {
        for (long seed = 1; seed <= 200; seed++) {
            List<Trouble> troubles =
                    TroublePlan.random(new SplittableRandom(seed)).troubles();
            assertThat(troubles).hasSizeBetween(2, 4);
            assertThat(troubles)
                    .isEqualTo(TroublePlan.random(new SplittableRandom(seed)).troubles());
            for (int i = 1; i < troubles.size(); i++) {
                assertThat(troubles.get(i).fromNanos() - troubles.get(i - 1).untilNanos())
                        .isGreaterThanOrEqualTo(minutes(119));
            }
            assertThat(troubles.get(0).fromNanos()).isGreaterThanOrEqualTo(minutes(120));
            assertThat(troubles.get(troubles.size() - 1).untilNanos()).isLessThanOrEqualTo(minutes(23 * 60));
        }
    }

    private static long minutes(long number) {
        return Duration.ofMinutes(number).toNanos();
    }
}
