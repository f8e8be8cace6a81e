package io.llmops.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private final RateLimit limit = new RateLimit();

    @Test
    void admitsEverythingUntilALimitIsSet() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(limit.admit("key", 0)).isZero();
        }
    }

    @Test
    void admitsAgainWhenTheOldestRequestLeavesTheWindow() {
        limit.perMinute(2);
        limit.admit("key", 0);
        limit.admit("key", 20 * SECOND);

        assertThat(limit.admit("key", 30 * SECOND)).isEqualTo(Duration.ofSeconds(30));
        assertThat(limit.admit("key", 60 * SECOND)).isZero();
        assertThat(limit.admit("key", 61 * SECOND)).isEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void countsEachKeyApart() {
        limit.perMinute(1);
        limit.admit("one", 0);

        assertThat(limit.admit("other", 0)).isZero();
    }
}
