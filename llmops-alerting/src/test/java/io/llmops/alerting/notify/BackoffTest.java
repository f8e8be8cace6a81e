package io.llmops.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void staysBetweenOneSecondAndFiveMinutesHoweverOften() {
        Backoff backoff = new Backoff(new Random(1)::nextDouble);
        for (int attempts = 1; attempts < 10_000; attempts++) {
            assertThat(backoff.after(attempts)).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(5));
        }
    }

    @Test
    void spreadsThoseWhoFailedTogether() {
        assertThat(new Backoff(() -> 0).after(6)).isEqualTo(Duration.ofSeconds(16));
        assertThat(new Backoff(() -> 1).after(6)).isEqualTo(Duration.ofSeconds(32));
    }
}
