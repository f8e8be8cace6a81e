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
    void isTheTime() {
        long now = CallStart.epochNanos(Instant.now());

        assertThat(time.epochNanos()).isBetween(now - NEAR, now + NEAR);
    }

    /** More of them than the wall clock is read for. */
    @Test
    void goesOnBetweenTwoLooksAtTheWallClock() {
        long first = time.epochNanos();
        long last = first;
        for (int i = 0; i < 100_000; i++) {
            last = time.epochNanos();
        }

        assertThat(last).isBetween(first + 1, first + NEAR);
    }
}
