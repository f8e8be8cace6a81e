package io.llmops.examples.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The main job, small: a thin day with one trouble. */
class SimulationTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void opensOneIncidentForOneTroubleAndResolvesIt() {
        Simulation.Result result = simulate(oneOf(Trouble.Kind.ERRORS, 0.4));

        assertThat(result.complete()).isTrue();
        assertThat(result.clean()).as(result.verdict()).isTrue();
        assertThat(result.score().opened()).as(result.table()).isEqualTo(1);
        assertThat(result.score().missed()).isZero();
        assertThat(result.score().unresolved()).isZero();
        assertThat(result.verdict()).contains("PagerDuty stand-in: 1 opened, 1 resolved, 0 rule violations");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("FIRED").contains("RESOLVED");
    }

    @Test
    void anAttackByOneCustomerWakesSomebodyAndSaysWho() {
        Simulation.Result result = simulate(oneOf(Trouble.Kind.ATTACK, 0.25));

        assertThat(result.score().opened()).as(result.table()).isEqualTo(1);
        assertThat(result.score().rightlyTold()).isEqualTo(1);
        assertThat(result.verdict()).contains("PagerDuty stand-in: 1 opened, 1 resolved, 0 rule violations");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("one customer \\(customer-[0-9a-f]{6}\\), \\d+ % sure");
    }

    @Test
    void aWaveOfFalsePositivesLetsPeopleSleep() {
        Simulation.Result result = simulate(oneOf(Trouble.Kind.FALSE_POSITIVES, 0.25));

        assertThat(result.score().opened()).as(result.table()).isEqualTo(1);
        assertThat(result.verdict())
                .contains("PagerDuty stand-in: 0 opened")
                .containsPattern("Slack stand-in: [1-9]\\d* messages, 0 rule violations");
        assertThat(result.score().rightlyTold()).isEqualTo(1);
    }

    @Test
    void anOutageOfTheProviderIsOneIncidentOfAllModels() {
        Simulation.Result result = simulate(oneOf(Trouble.Kind.OUTAGE, 0.95));

        assertThat(result.score().opened()).as(result.table()).isEqualTo(1);
        assertThat(result.verdict()).contains("PagerDuty stand-in: 1 opened, 1 resolved, 0 rule violations");
    }

    private static TroublePlan oneOf(Trouble.Kind kind, double size) {
        return new TroublePlan(List.of(new Trouble(
                kind, Duration.ofHours(10).toNanos(), Duration.ofHours(11).toNanos(), size)));
    }

    private Simulation.Result simulate(TroublePlan plan) {
        Day day = BuiltInDay.of(12_000, new SplittableRandom(3));
        Totals totals = new Totals();
        LiveLine live = new LiveLine(new PrintStream(printed, true, StandardCharsets.UTF_8), false, totals);
        Settings settings = new Settings(day, plan, 3, "gpt-4o-mini", false, Optional.empty(), Optional.empty(), false);
        return new Simulation(settings, totals, live).run(Map.of());
    }
}
