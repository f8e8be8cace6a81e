package io.llmops.alerting.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.alerting.monitor.WeekSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnCallTest {

    static final OnCall FOLLOW_THE_SUN = new OnCall(
            List.of(
                    shift("berlin", "Europe/Berlin", "mon-sun 08:00-16:00"),
                    shift("new-york", "America/New_York", "mon-sun 10:00-18:00"),
                    shift("tokyo", "Asia/Tokyo", "mon-sun 08:00-16:00")),
            List.of("duty-manager"));

    private static final Instant WINTER = Instant.parse("2026-01-05T00:00:00Z");

    @Test
    void eachShiftIsByTheClockOnItsOwnWall() {
        assertThat(at("2026-01-12T07:30:00Z")).containsExactly("berlin");
        assertThat(at("2026-01-12T14:30:00Z")).containsExactly("berlin");
        assertThat(at("2026-07-13T14:30:00Z")).as("in summer an hour earlier").containsExactly("new-york");
        assertThat(at("2026-01-12T23:30:00Z")).containsExactly("tokyo");
    }

    @Test
    void nobodysTimeIsTheOthersAndTheTimeOfSeveralIsAllOfTheirs() {
        assertThat(at("2026-07-13T22:30:00Z")).containsExactly("duty-manager");
        OnCall both = new OnCall(
                List.of(shift("a", "UTC", "mon-sun 08:00-12:00"), shift("b", "UTC", "mon-sun 11:00-13:00")), List.of());
        assertThat(both.at(Instant.parse("2026-01-12T11:30:00Z"))).containsExactly("a", "b");
        assertThat(both.at(Instant.parse("2026-01-12T15:30:00Z"))).isEmpty();
    }

    @Test
    void gapsAndOverlapsAreFoundWhereClocksChangeOnDifferentDays() {
        Coverage winter = Coverage.of(FOLLOW_THE_SUN, WINTER);

        assertThat(winter.overlaps())
                .as(
                        "from 8 March, when New York begins an hour earlier, until 29 March, when Berlin ends an hour earlier")
                .contains(stretch("2026-03-08T14:00:00Z", "2026-03-08T15:00:00Z"))
                .doesNotContain(stretch("2026-03-29T14:00:00Z", "2026-03-29T15:00:00Z"))
                .doesNotContain(stretch("2026-03-07T14:00:00Z", "2026-03-07T15:00:00Z"));
        assertThat(winter.gaps())
                .as("in summer New York ends at 22:00 UTC, and Tokyo begins at 23:00")
                .contains(stretch("2026-07-13T22:00:00Z", "2026-07-13T23:00:00Z"))
                .doesNotContain(stretch("2026-01-12T22:00:00Z", "2026-01-12T23:00:00Z"));
    }

    @Test
    void whatCoversTheWholeWeekHasNeither() {
        OnCall always = new OnCall(
                List.of(
                        shift("day", "Europe/Berlin", "mon-sun 08:00-20:00"),
                        shift("night", "Europe/Berlin", "mon-sun 20:00-08:00")),
                List.of());

        assertThat(Coverage.of(always, WINTER)).isEqualTo(new Coverage(List.of(), List.of()));
    }

    /** Against looking every minute. */
    @Test
    void theCoverageIsThatOfEveryMinute() {
        Random random = new Random(1);
        List<String> zones =
                List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");
        for (int round = 0; round < 10; round++) {
            List<OnCall.Shift> shifts = random.ints(3, 0, 24 * 7)
                    .mapToObj(it -> shift(
                            "n" + it,
                            zones.get(random.nextInt(zones.size())),
                            "mon-sun %02d:%02d-%02d:30".formatted(it % 24, it % 60, (it * 5) % 24)))
                    .toList();
            OnCall who = new OnCall(shifts, List.of());
            Coverage coverage = Coverage.of(who, WINTER);
            for (int i = 0; i < 3_000; i++) {
                Instant at = WINTER.plus(Duration.ofMinutes(random.nextInt(364 * 24 * 60)));
                long on = shifts.stream().filter(it -> it.when().contains(at)).count();
                assertThat(isIn(coverage.gaps(), at)).as(shifts + " " + at).isEqualTo(on == 0);
                assertThat(isIn(coverage.overlaps(), at)).as(shifts + " " + at).isEqualTo(on > 1);
            }
        }
    }

    private static boolean isIn(List<Coverage.Stretch> stretches, Instant at) {
        return stretches.stream().anyMatch(it -> !at.isBefore(it.from()) && at.isBefore(it.until()));
    }

    private static Coverage.Stretch stretch(String from, String until) {
        return new Coverage.Stretch(Instant.parse(from), Instant.parse(until));
    }

    private static OnCall.Shift shift(String to, String zone, String hours) {
        return new OnCall.Shift(List.of(to), WeekSchedule.of(ZoneId.of(zone), hours));
    }

    private static Set<String> at(String moment) {
        return FOLLOW_THE_SUN.at(Instant.parse(moment));
    }
}
