package io.llmops.alerting.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final Instant NEVER = Instant.parse("2100-01-01T00:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void opensOnItsDaysAtTheLocalTime() {
        Schedule sundays = weekly(Set.of(DayOfWeek.SUNDAY), "02:00", Duration.ofHours(2), BERLIN);

        assertThat(sundays.openUntil(Instant.parse("2026-03-01T00:59:59Z"))).isEmpty();
        assertThat(sundays.openUntil(Instant.parse("2026-03-01T01:00:00Z")))
                .contains(Instant.parse("2026-03-01T03:00:00Z"));
        assertThat(sundays.openUntil(Instant.parse("2026-03-01T03:00:00Z"))).isEmpty();
        assertThat(sundays.openUntil(Instant.parse("2026-07-05T00:00:00Z")))
                .as("summer time")
                .contains(Instant.parse("2026-07-05T02:00:00Z"));
        assertThat(sundays.openUntil(Instant.parse("2026-03-02T01:30:00Z")))
                .as("Monday")
                .isEmpty();
    }

    @Test
    void staysOpenPastMidnight() {
        Schedule late = weekly(Set.of(DayOfWeek.FRIDAY), "23:00", Duration.ofHours(30), ZoneId.of("UTC"));

        assertThat(late.openUntil(Instant.parse("2026-03-08T04:59:00Z")))
                .as("Sunday")
                .isPresent();
        assertThat(late.openUntil(Instant.parse("2026-03-08T05:00:00Z"))).isEmpty();
    }

    @Test
    void opensLaterWhereTheClockLeapsOverItsStartAndOnceWhereItShowsItTwice() {
        Schedule nightly = weekly(EnumSet.allOf(DayOfWeek.class), "02:30", Duration.ofMinutes(30), BERLIN);

        assertThat(nightly.openUntil(Instant.parse("2026-03-29T01:30:00Z")))
                .contains(Instant.parse("2026-03-29T02:00:00Z"));
        assertThat(nightly.openUntil(Instant.parse("2026-10-25T00:30:00Z")))
                .contains(Instant.parse("2026-10-25T01:00:00Z"));
        assertThat(nightly.openUntil(Instant.parse("2026-10-25T01:30:00Z")))
                .as("02:30 again")
                .isEmpty();
    }

    /** Every quarter of an hour of a year, in zones that change the clock by an hour, by half of one, at midnight, or never. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "America/Santiago",
                "Africa/Cairo",
                "Asia/Kolkata"
            })
    void isOpenOnceADayForItsWholeLengthAllYear(String zone) {
        for (String start : new String[] {"00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "23:45"}) {
            Schedule nightly = weekly(EnumSet.allOf(DayOfWeek.class), start, Duration.ofMinutes(45), ZoneId.of(zone));
            int openings = 0;
            int quarters = 0;
            boolean open = false;
            for (Instant now = Instant.parse("2026-01-01T12:00:00Z");
                    now.isBefore(Instant.parse("2027-01-01T12:00:00Z"));
                    now = now.plusSeconds(900)) {
                boolean nowOpen = nightly.openUntil(now).isPresent();
                openings += nowOpen && !open ? 1 : 0;
                quarters += nowOpen ? 1 : 0;
                open = nowOpen;
            }
            assertThat(openings).as("%s %s", zone, start).isEqualTo(365);
            assertThat(quarters).as("%s %s", zone, start).isEqualTo(365 * 3);
        }
    }

    @Test
    void isNotOpenAfterItsExpiry() {
        Instant expiry = Instant.parse("2026-03-01T02:00:00Z");
        Schedule sundays = new Schedule.Weekly(
                Set.of(DayOfWeek.SUNDAY), LocalTime.parse("02:00"), Duration.ofHours(2), BERLIN, expiry);

        assertThat(sundays.openUntil(expiry.minusSeconds(1))).contains(expiry);
        assertThat(sundays.openUntil(expiry)).isEmpty();
        assertThat(sundays.openUntil(Instant.parse("2026-03-08T01:30:00Z"))).isEmpty();
    }

    @Test
    void refusesWhatWouldNeverOpen() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weekly(Set.of(), "02:00", Duration.ofHours(1), BERLIN))
                .withMessageContaining("no day");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weekly(Set.of(DayOfWeek.MONDAY), "02:00", Duration.ZERO, BERLIN))
                .withMessageContaining("at most a week");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule.Once(NEVER, NEVER))
                .withMessageContaining("over before it begins");
    }

    private static Schedule weekly(Set<DayOfWeek> days, String start, Duration length, ZoneId zone) {
        return new Schedule.Weekly(days, LocalTime.parse(start), length, zone, NEVER);
    }
}
