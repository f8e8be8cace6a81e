package io.llmops.alerting.triage.measuring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On a handful of development seeds, with bars a little below what they give: a change that costs accuracy is seen. */
class AccuracyTest {

    private static final Path RATES = Path.of("../../shared/data/traces/m-large-rates.csv.gz");
    private static final int SEEDS = 6;
    private static final int BEFORE = 100; // windows

    private static Contest contest(Traffic traffic, double perWindow, double magnitude, Service.Habits habits) {
        Contest contest = new Contest();
        for (Scenario scenario : Scenario.values()) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Service.Setup setup = new Service.Setup(traffic, perWindow, 0.02, scenario, magnitude, BEFORE, habits);
                contest.play(new Service(setup, seed * 100L + scenario.ordinal()), scenario.truth);
            }
        }
        return contest;
    }

    private static void assertGood(Contest contest, double atOnce, double withinAnHour, double falseAlarms) {
        assertThat(contest.of(Contest.OURS, "at once").accuracy()).isGreaterThanOrEqualTo(atOnce);
        assertThat(contest.of(Contest.OURS, "within 1 h").accuracy()).isGreaterThanOrEqualTo(withinAnHour);
        assertThat(contest.quietAlarms / (double) contest.quiet).isLessThanOrEqualTo(falseAlarms);
    }

    @Test
    void isRightOnTrafficOfRealClients() {
        Assumptions.assumeTrue(Files.exists(RATES), "no ../shared/data/traces here: the real traces are not read");
        Traffic traffic = Traffic.of(RATES);
        assertGood(contest(traffic, 3000, 1.6, Service.Habits.plain()), 0.85, 0.95, 0.02);
        assertGood(contest(traffic, 600, 3, Service.Habits.plain()), 0.85, 0.96, 0.02);
    }

    @Test
    void isRightOnSyntheticTrafficOfFewAndOfManyCustomers() {
        assertGood(contest(Traffic.standIn(6, 200, 1, 1), 1000, 3, Service.Habits.plain()), 0.85, 0.92, 0.02);
        assertGood(contest(Traffic.standIn(160, 200, 1.6, 2), 600, 3, Service.Habits.plain()), 0.85, 0.96, 0.02);
        assertGood(contest(Traffic.standIn(800, 200, 1.2, 3), 1000, 3, Service.Habits.plain()), 0.85, 0.95, 0.02);
    }

    @Test
    void isNotFooledByRatesThatDriftOrCustomersThatDifferAlot() {
        Service.Habits drifting = new Service.Habits(1, 0.3, 0, 1, 1, 5, 12, false, 0);
        assertGood(contest(Traffic.standIn(160, 200, 1.6, 4), 1000, 3, drifting), 0.85, 0.92, 0.03);
        Service.Habits unlike = new Service.Habits(1, 0, 1, 1, 1, 2, 5, false, 0.2);
        assertGood(contest(Traffic.standIn(160, 200, 1.6, 5), 1000, 3, unlike), 0.8, 0.92, 0.03);
    }

    @Test
    void doesBetterThanTheRulesThatOthersUse() {
        Contest contest = contest(Traffic.standIn(160, 200, 1.6, 6), 1000, 3, Service.Habits.plain());
        double ours = contest.of(Contest.OURS, "within 1 h").accuracy();
        for (Rules rule : Rules.values()) {
            assertThat(contest.of(rule.label, "within 1 h").accuracy())
                    .as(rule.label)
                    .isLessThan(ours - 0.15);
        }
    }
}
