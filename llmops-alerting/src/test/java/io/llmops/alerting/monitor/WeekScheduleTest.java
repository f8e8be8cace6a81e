package io.llmops.alerting.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeekScheduleTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WeekSchedule OFFICE = WeekSchedule.of(BERLIN, "mon-fri 08:00-18:00", "sat 10:00-14:00");
    private static final WeekSchedule NIGHTS = WeekSchedule.of(ZoneOffset.UTC, "fri,sun 22:00-06:00");

    @Test
    void beginsWithItsFirstMinuteAndEndsBeforeItsLast() {
        assertThat(OFFICE.contains(Instant.parse("2026-03-02T07:00:00Z"))).isTrue();
        assertThat(OFFICE.contains(Instant.parse("2026-03-02T06:59:59Z"))).isFalse();
        assertThat(OFFICE.contains(Instant.parse("2026-03-02T16:59:59Z"))).isTrue();
        assertThat(OFFICE.contains(Instant.parse("2026-03-02T17:00:00Z"))).isFalse();
        assertThat(OFFICE.contains(Instant.parse("2026-03-07T12:59:00Z"))).isTrue();
        assertThat(OFFICE.contains(Instant.parse("2026-03-08T10:00:00Z"))).isFalse();
    }

    @Test
    void followsTheWallClockOverDaylightSaving() {
        assertThat(OFFICE.contains(Instant.parse("2026-03-27T06:30:00Z"))).isFalse();
        assertThat(OFFICE.contains(Instant.parse("2026-03-30T06:30:00Z"))).isTrue();
    }

    @Test
    void aNightBelongsToTheDayOnWhichItBegins() {
        assertThat(NIGHTS.contains(Instant.parse("2026-03-06T23:00:00Z")))
                .as("friday")
                .isTrue();
        assertThat(NIGHTS.contains(Instant.parse("2026-03-07T05:59:00Z"))).isTrue();
        assertThat(NIGHTS.contains(Instant.parse("2026-03-07T06:00:00Z"))).isFalse();
        assertThat(NIGHTS.contains(Instant.parse("2026-03-07T23:00:00Z")))
                .as("saturday")
                .isFalse();
        assertThat(NIGHTS.contains(Instant.parse("2026-03-09T01:00:00Z")))
                .as("monday")
                .isTrue();
    }

    @Test
    void coversWhatHasNoGapMinuteByMinute() {
        WeekSchedule[] schedules = {
            OFFICE, NIGHTS, WeekSchedule.of(BERLIN, "mon-fri 08:00-12:00", "mon-sun 12:00-18:00", "sat", "sun")
        };
        SplittableRandom random = new SplittableRandom(11);
        Instant start = Instant.parse("2026-03-20T00:00:00Z"); // around daylight saving
        for (int i = 0; i < 3_000; i++) {
            WeekSchedule schedule = schedules[i % schedules.length];
            Instant from = start.plus(Duration.ofMinutes(random.nextInt(20_000)));
            Instant until = from.plus(Duration.ofMinutes(1 + random.nextInt(i % 7 == 0 ? 3_000 : 300)));
            boolean all = true;
            for (Instant each = from; each.isBefore(until); each = each.plusSeconds(60)) {
                all &= schedule.contains(each);
            }
            assertThat(schedule.covers(from, until))
                    .as("%s from %s until %s", schedule, from, until)
                    .isEqualTo(all);
        }
    }

    @Test
    void knowsItsLongestStretch() {
        assertThat(OFFICE.hasStretchOf(Duration.ofHours(10))).isTrue();
        assertThat(OFFICE.hasStretchOf(Duration.ofMinutes(601))).isFalse();
        assertThat(WeekSchedule.of(BERLIN, "mon-sun").hasStretchOf(Duration.ofDays(6)))
                .isTrue();
    }

    @Test
    void readsWhatItWrites() {
        for (WeekSpan span : OFFICE.spans()) {
            assertThat(WeekSpan.parse(span.toString())).isEqualTo(span);
        }
        assertThat(WeekSpan.parse("sat-mon 22:00-24:00").days())
                .containsExactly(DayOfWeek.MONDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        assertThat(OFFICE).hasToString("mon-fri 08:00-18:00, sat 10:00-14:00 Europe/Berlin");
        assertThat(NIGHTS).hasToString("fri,sun 22:00-06:00 Z");
        assertThat(WeekSpan.parse("sun")).hasToString("sun 00:00-00:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "monday 08:00-10:00", "mon 8-10", "mon 08:00", "mon 08:00-10:00 UTC", "mon- 08:00-10:00"})
    void saysWhatASpanLooksLike(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeekSpan.parse(text))
                .withMessageContaining("\"" + text + "\"")
                .withMessageContaining("mon-fri 08:00-18:00");
    }
}
