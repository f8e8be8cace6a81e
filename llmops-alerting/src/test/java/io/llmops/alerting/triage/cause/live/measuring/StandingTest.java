package io.llmops.alerting.triage.cause.live.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class StandingTest {

    @Test
    void limitsOfACountAreThoseOfTables() {
        assertThat(Standing.limits(0)[1]).isCloseTo(3.689, offset(0.001));
        assertThat(Standing.limits(5)[0]).isCloseTo(1.623, offset(0.001));
        assertThat(Standing.limits(5)[1]).isCloseTo(11.668, offset(0.001));
    }

    /** On a development seed, little traffic, large changes only: a change that costs accuracy is seen. */
    @Test
    void isRightAboutLargeChangesAndQuietOtherwise() {
        Assumptions.assumeTrue(Traces.exist(), "no ../../shared/data here: the real traces are not read");
        List<Branch> branches = Branch.all().stream()
                .filter(it -> !it.scenario().hasMagnitude() || it.size() == Scenario.Size.L)
                .toList();
        Map<String, Supplier<Contestant>> entrants = new LinkedHashMap<>();
        entrants.put(Measuring.OURS, Ours::new);
        entrants.put("2 sigma", () -> new Sigmas(2));
        Contest contest = new Contest(Traces.read(), 60, Habits.plain(), entrants, branches);
        contest.play(1);
        contest.play(2);

        Standing ours = contest.standings.get(Measuring.OURS);
        assertThat(ours.accuracy(Scenario.Size.L)).isGreaterThanOrEqualTo(0.9);
        assertThat(ours.falseAlarms).isLessThanOrEqualTo(1);
        assertThat(contest.standings.get("2 sigma").accuracy(Scenario.Size.L)).isLessThan(0.6);
    }
}
