package io.llmops.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.llmops.call.CallStart;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    /** Wide, for threads are stopped at any moment: a clock that is off by a scale or an origin is off by more. */
    private static final long NEAR = Duration.ofSeconds(30).toNanos();

    private final TimeSource time = TimeSource.system();

    @Test
    void oneReadingIsBothTimestampAndStart() {
        long now = CallStart.epochNanos(Instant.now());

        assertThat(time.epochNanos(time.nanos())).isBetween(now - NEAR, now + NEAR);
    }

    @Test
    void readingsAreAsFarApartAsTheirTimes() {
        long nanos = time.nanos();
        time.epochNanos(nanos);

        assertThat(time.epochNanos(nanos + 1_000) - time.epochNanos(nanos)).isLessThan(NEAR);
        assertThat(time.epochNanos(nanos - 1_000)).isLessThan(time.epochNanos(nanos));
    }

    @Test
    void aReadingLongAfterTheLastIsOfItsOwnTime() {
        long later = time.nanos() + Duration.ofHours(1).toNanos();
        long expected = CallStart.epochNanos(Instant.now().plus(Duration.ofHours(1)));

        assertThat(time.epochNanos(later)).isBetween(expected - NEAR, expected + NEAR);
    }
}
