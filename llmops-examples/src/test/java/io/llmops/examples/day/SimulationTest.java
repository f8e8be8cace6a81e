package io.llmops.examples.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
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
        Simulation.Result result = simulate(6_000, new TroublePlan(List.of(hour(10, Trouble.Kind.ERRORS, 0.4))));

        assertThat(result.complete()).isTrue();
        assertThat(result.clean()).as(result.verdict()).isTrue();
        assertThat(result.score().opened()).as(result.table()).isEqualTo(1);
        assertThat(result.score().missed()).isZero();
        assertThat(result.score().unresolved()).isZero();
        assertThat(result.verdict()).contains("PagerDuty stand-in: 1 opened, 1 resolved, 0 rule violations");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("FIRED").contains("RESOLVED");
    }

    /** All that the library is to tell apart, in one day. */
    @Test
    void wakesPeopleForWhatIsWorthItAndSaysWhoseTroubleItIsAndWhy() {
        Simulation.Result result = simulate(
                12_000,
                new TroublePlan(List.of(
                        hour(3, Trouble.Kind.ATTACK, 0.25),
                        hour(7, Trouble.Kind.SMALL_TALK, 0.7),
                        hour(11, Trouble.Kind.FALSE_POSITIVES, 0.25),
                        hour(15, Trouble.Kind.OFF_TOPIC, 0.5),
                        hour(19, Trouble.Kind.OUTAGE, 0.95))));

        assertThat(result.score().opened()).as(result.table()).isEqualTo(5);
        assertThat(result.score().missed()).isZero();
        assertThat(result.score().rightlyTold())
                .as("who was woken, and who was not")
                .isEqualTo(5);
        assertThat(result.verdict())
                .containsPattern("PagerDuty stand-in: (\\d) opened, \\1 resolved, 0 rule violations")
                .containsPattern("Slack stand-in: [1-9]\\d* messages, 0 rule violations");
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(found(lines, "03:"))
                .anyMatch(it -> it.matches("one customer \\(customer-[0-9a-f]{6}\\), \\d+ % sure"));
        assertThat(found(lines, "07:"))
                .allMatch(it -> it.matches("users changed, \\d+ % sure"))
                .isNotEmpty();
        assertThat(found(lines, "11:"))
                .allMatch(it -> it.matches("many customers, \\d+ % sure"))
                .isNotEmpty();
        assertThat(found(lines, "15:")).anyMatch(it -> it.matches("the model changed, \\d+ % sure"));
        assertThat(lines)
                .filteredOn(it -> it.contains("FIRED") && it.startsWith("19:"))
                .hasSize(1);
    }

    /** What was found out about the incidents of this hour. */
    private static List<String> found(List<String> lines, String hour) {
        List<String> found = new ArrayList<>();
        boolean within = false;
        for (String line : lines) {
            if (line.matches("\\d\\d:\\d\\d.*")) {
                within = line.startsWith(hour);
            } else if (within && line.endsWith("% sure")) {
                found.add(line.strip());
            }
        }
        return found;
    }

    private static Trouble hour(int from, Trouble.Kind kind, double size) {
        return new Trouble(
                kind,
                Duration.ofHours(from).toNanos(),
                Duration.ofHours(from + 1).toNanos(),
                size);
    }

    private Simulation.Result simulate(int calls, TroublePlan plan) {
        Day day = BuiltInDay.of(calls, new SplittableRandom(3));
        Totals totals = new Totals();
        LiveLine live = new LiveLine(new PrintStream(printed, true, StandardCharsets.UTF_8), false, totals);
        Settings settings =
                new Settings(day, plan, 3, "gpt-4o-mini", false, Optional.empty(), Optional.empty(), false, false);
        return new Simulation(settings, totals, live).run(Map.of());
    }
}
